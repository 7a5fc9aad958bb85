import { dayIn } from "~/locale/day";
import type { Reader } from "~db/store";
import { decisionsOf, heldCertificates } from "./certificates.server";
import { dutyFacts } from "./duties.server";
import { countsSince } from "./renewal";
import { everyRequirement } from "./rules";
import { findRulesInForce } from "./rules-in-force.server";
import { stoppedBy } from "./stopped";

type Test = { id: string; moduleId: string | null };

/**
 * From when on a person's tries at an exam count: from the opening of the renewal that asks for it, or from the beginning of a
 * duty that does, so that nobody is held to the tries of the year before, or goes by its pass. Null where all count, as those at the quiz of a module always do.
 */
export async function triesCountSince(reader: Reader, zone: string, personId: string, test: Test, now: Date): Promise<Date | null> {
  if (test.moduleId !== null) return null;
  const held = await heldCertificates(reader, personId);
  if (held.length === 0) return null;
  const decisions = await decisionsOf(reader, personId);
  const since = (await dutyFacts(reader, personId))
    .filter(({ since, requirements }) => since <= now && requirements.some((one) => one.kind === "exam" && one.exam === test.id))
    .map((duty) => duty.since);
  for (const certificate of held) {
    const stopped = stoppedBy(decisions.filter(({ certificateId }) => certificateId === certificate.id));
    const opened = countsSince(certificate, stopped, dayIn(zone, now), zone);
    const rules = opened && (await findRulesInForce(reader, certificate.certificationId))?.rules;
    if (rules && everyRequirement(rules).some((one) => one.kind === "exam" && one.exam === test.id)) since.push(opened);
  }
  return since.length === 0 ? null : new Date(Math.max(...since.map(Number)));
}
