import { createHash } from "node:crypto";
import { canonicalJson } from "~/content/canonical-json";
import type { Day } from "~db/kit";

/** What an administrator keeps about a person. */
export type PersonFacts = {
  staffNumber: string;
  name: string;
  otherName: string | null;
  email: string | null;
  mobile: string | null;
  departmentId: string;
  managerId: string | null;
  site: string | null;
  position: string | null;
  hiredOn: Day | null;
};
export type FactName = keyof PersonFacts;

export const factsOf = ({ staffNumber, name, otherName, email, mobile, departmentId, managerId, site, position, hiredOn }: PersonFacts): PersonFacts => ({
  ...{ staffNumber, name, otherName, email, mobile, departmentId, managerId, site, position, hiredOn },
});

/** A short mark of the facts as they stand: a form that carries another one was filled in on older facts. */
export const versionOf = (facts: PersonFacts): string =>
  createHash("sha256")
    .update(canonicalJson(factsOf(facts)))
    .digest("hex")
    .slice(0, 20);

/** The facts that differ, with both values. */
export function changesBetween(before: PersonFacts, after: PersonFacts): Partial<Record<FactName, { from: string | null; to: string | null }>> {
  const names = Object.keys(factsOf(before)) as FactName[];
  return Object.fromEntries(names.filter((name) => before[name] !== after[name]).map((name) => [name, { from: before[name], to: after[name] }]));
}
