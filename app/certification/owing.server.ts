import { eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import { dayIn } from "~/locale/day";
import { endMatter, tell } from "~/messages/tell.server";
import { audit } from "~/record/audit.server";
import { type Day, newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { certificateDuties, type DutyAbout } from "~db/tables/duties";
import { people } from "~db/tables/people";
import { certificateFacts } from "./facts.server";
import { settleCertifications } from "./issuing.server";
import type { Requirement, Rules } from "./rules";
import { findRulesInForce } from "./rules-in-force.server";
import { standingOn } from "./standing";

/** The certificates a person holds that are neither revoked nor lapsed by a day, with the rules in force: upon these something can be owed. */
export async function countingCertificates(reader: Reader, personId: string, day: Day): Promise<{ certificationId: string; serial: string; rules: Rules }[]> {
  const held = (await certificateFacts(reader, personId)).filter((one) => one.stopped?.name !== "revoked" && standingOn(one, day) !== "lapsed");
  const counting: { certificationId: string; serial: string; rules: Rules }[] = [];
  for (const { certificationId, serial } of held) {
    const inForce = await findRulesInForce(reader, certificationId);
    if (inForce) counting.push({ certificationId, serial, rules: inForce.rules });
  }
  return counting;
}

export type NewDuty = {
  personId: string;
  certificationId: string;
  about: DutyAbout;
  since: Date;
  dueOn: Day;
  requirements: Requirement[];
  reason: string;
  setBy: string | null;
};

/** Puts a duty upon a holder, in the transaction of its cause, and tells them and who leads them. Standings are settled by the caller. */
export async function setDuty(w: Writer, library: Library, { personId, ...duty }: NewDuty, now: Date): Promise<string> {
  const id = newId(now.getTime());
  const { certificationId, about, dueOn, reason, setBy } = duty;
  await w.insert(certificateDuties).values({ ...duty, id, personId, kind: about.kind, sinceOn: dayIn(library.zone, duty.since), setAt: now });
  const values = { dutyId: id, certificationId, about, dueOn, reason };
  await audit(w, { actorId: setBy, act: "certification.duty-set", subjectId: personId, values }, now);
  const what = { dutyId: id, duty: about.kind, certificationId, dueOn };
  await tell(w, [personId], { kind: "duty-set", ...what }, now);
  const [holder] = await w.select({ managerId: people.managerId }).from(people).where(eq(people.id, personId)).limit(1);
  if (holder?.managerId) await tell(w, [holder.managerId], { kind: "report-duty", ...what, personId }, now);
  return id;
}

type TakingBack = { personId: string; dutyId: string; reason: string; takenBackBy: string | null };

/** Takes a duty back, with a reason. `gone`: there is none of the person, or it was taken back before. */
export function takeDutyBack(store: Store, library: Library, taking: TakingBack, now: Date): Promise<"taken-back" | "gone"> {
  return store.tx(async (w) => {
    const [duty] = await w.select().from(certificateDuties).where(eq(certificateDuties.id, taking.dutyId)).limit(1);
    if (!duty || duty.personId !== taking.personId || duty.takenBackAt) return "gone";
    await dropDuty(w, taking, now);
    await settleCertifications(w, library, taking.personId, now);
    return "taken-back";
  });
}

/** The same, in the transaction of its cause. */
export async function dropDuty(w: Writer, { personId, dutyId, reason, takenBackBy }: TakingBack, now: Date): Promise<void> {
  await w.update(certificateDuties).set({ takenBackBy, takenBackAt: now, takenBackReason: reason }).where(eq(certificateDuties.id, dutyId));
  await audit(w, { actorId: takenBackBy, act: "certification.duty-taken-back", subjectId: personId, values: { dutyId, reason } }, now);
  await endMatter(w, dutyId, {}, now);
}
