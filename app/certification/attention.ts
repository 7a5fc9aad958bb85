import { addDays } from "~/locale/day";
import { type Listed, listedStanding } from "~/register/listed";
import type { Day } from "~db/kit";

/** Days before a course is due from which it is named, and days without any step after which somebody is stuck. */
export const DUE_WITHIN = 14;
export const STUCK_AFTER = 14;

/** Why somebody of a team needs a look: a course is due or overdue, a certificate is to be renewed, or nothing has moved since a day. */
export type Attention = { certificationId: string } & (
  | { kind: "overdue" | "due"; on: Day }
  | { kind: "renewal" | "grace"; on: Day }
  | { kind: "stuck"; since: Day }
);

type Row = Listed & { certificationId: string };
type Assigned = { certificationId: string; dueOn: Day | null; assignedOn: Day };
/**
 * `signing`: the certifications for which only the signatures of others are missing. `lastOn`: the day of the last lesson, test or
 * role-play. `isPlanned`: a role-play is.
 */
export type Moving = { rows: Row[]; assigned: Assigned[]; signing: string[]; lastOn: Day | null; isPlanned: boolean };

/** What is due with somebody, the earliest day first; then whether they are stuck, on the course they were given first. */
export function attentionOn({ rows, assigned, signing, lastOn, isPlanned }: Moving, today: Day): Attention[] {
  const isCertified = (id: string) => rows.some(({ certificationId, progress }) => certificationId === id && progress === "certified");
  const open = assigned.filter(({ certificationId: id }) => !isCertified(id) && !signing.includes(id));
  const due = open.flatMap(({ certificationId, dueOn }): Dated[] =>
    dueOn === null || dueOn > addDays(today, DUE_WITHIN) ? [] : [{ certificationId, kind: dueOn < today ? "overdue" : "due", on: dueOn }],
  );
  const renewals = rows.flatMap(({ certificationId, ...row }): Dated[] => {
    const standing = listedStanding(row, today);
    if (standing === "renewal-due") return [{ certificationId, kind: "renewal", on: row.expiresOn! }];
    return standing === "in-grace" ? [{ certificationId, kind: "grace", on: row.graceEndsOn! }] : [];
  });
  const [first] = [...open].sort((a, b) => (a.assignedOn < b.assignedOn ? -1 : 1));
  const since = first && lastOn && lastOn > first.assignedOn ? lastOn : first?.assignedOn;
  const isStuck = since !== undefined && !isPlanned && addDays(since, STUCK_AFTER) <= today;
  return [
    ...[...due, ...renewals].sort((a, b) => (a.on < b.on ? -1 : 1)),
    ...(isStuck ? [{ certificationId: first!.certificationId, kind: "stuck" as const, since }] : []),
  ];
}
type Dated = Exclude<Attention, { kind: "stuck" }>;
