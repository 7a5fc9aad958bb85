import { and, desc, eq, isNull } from "drizzle-orm";
import type { Library } from "~/content/library";
import { addDays, dayIn, instantAt } from "~/locale/day";
import { audit } from "~/record/audit.server";
import { type Day, newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { absences } from "~db/tables/duties";
import { people } from "~db/tables/people";
import { daysAway, wrongAbsence } from "./absence";
import { dutiesOf } from "./duties.server";
import { shownAnew } from "./duty";
import { settleCertifications } from "./issuing.server";
import { countingCertificates, dropDuty, setDuty } from "./owing.server";

type Absence = typeof absences.$inferSelect;
export type AbsenceOutcome = "recorded" | "gone" | NonNullable<ReturnType<typeof wrongAbsence>>;

const MOST = 1_000;

/** Every absence of a person, those taken back among them, the latest first. */
export const absencesOf = (reader: Reader, personId: string): Promise<Absence[]> =>
  reader.select().from(absences).where(eq(absences.personId, personId)).orderBy(desc(absences.fromOn), desc(absences.id)).limit(MOST);

type Recording = { personId: string; from: Day; to: Day | null; reason: string; recordedBy: string };

/** Keeps that somebody was or is away. Where they are back after longer than the rules allow, their certificates wait for the renewal's tests. */
export function recordAbsence(store: Store, library: Library, { personId, from, to, reason, recordedBy }: Recording, now: Date): Promise<AbsenceOutcome> {
  return store.tx(async (w) => {
    const wrong = await wrongFor(w, library, personId, { from, to }, now);
    if (wrong) return wrong;
    const id = newId(now.getTime());
    const absence = { id, personId, fromOn: from, toOn: to, reason, recordedBy, recordedAt: now };
    await w.insert(absences).values(absence);
    await audit(
      w,
      { actorId: recordedBy, act: "certification.absence-recorded", subjectId: personId, values: { absenceId: id, from, ...(to ? { to } : {}), reason } },
      now,
    );
    if (to) await oweRenewal(w, library, { ...absence, toOn: to }, recordedBy, now);
    return "recorded";
  });
}

type Ending = { personId: string; absenceId: string; to: Day; endedBy: string };

/** Writes down the last day of an absence that was open. `gone`: it has an end already, or was taken back. */
export function endAbsence(store: Store, library: Library, { personId, absenceId, to, endedBy }: Ending, now: Date): Promise<AbsenceOutcome> {
  return store.tx(async (w) => {
    const [absence] = await w.select().from(absences).where(eq(absences.id, absenceId)).limit(1);
    if (!absence || absence.personId !== personId || absence.toOn || absence.takenBackAt) return "gone";
    const wrong = await wrongFor(w, library, personId, { from: absence.fromOn, to, exceptId: absenceId }, now);
    if (wrong) return wrong;
    await w.update(absences).set({ toOn: to, endedBy, endedAt: now }).where(eq(absences.id, absenceId));
    await audit(w, { actorId: endedBy, act: "certification.absence-ended", subjectId: personId, values: { absenceId, to } }, now);
    await oweRenewal(w, library, { ...absence, toOn: to }, endedBy, now);
    return "recorded";
  });
}

type TakingBack = { personId: string; absenceId: string; reason: string; takenBackBy: string };

/** Takes back what was recorded by mistake, with everything that followed from it. */
export function takeAbsenceBack(
  store: Store,
  library: Library,
  { personId, absenceId, reason, takenBackBy }: TakingBack,
  now: Date,
): Promise<"recorded" | "gone"> {
  return store.tx(async (w) => {
    const standing = and(eq(absences.id, absenceId), eq(absences.personId, personId), isNull(absences.takenBackAt));
    const taken = await w.update(absences).set({ takenBackBy, takenBackAt: now, takenBackReason: reason }).where(standing).returning({ id: absences.id });
    if (taken.length === 0) return "gone";
    await audit(w, { actorId: takenBackBy, act: "certification.absence-taken-back", subjectId: personId, values: { absenceId, reason } }, now);
    for (const { id: dutyId, about, takenBackAt } of await dutiesOf(w, personId))
      if (about.kind === "absence" && about.absenceId === absenceId && !takenBackAt) await dropDuty(w, { personId, dutyId, reason, takenBackBy }, now);
    await settleCertifications(w, library, personId, now);
    return "recorded";
  });
}

async function wrongFor(w: Writer, library: Library, personId: string, { from, to, exceptId }: { from: Day; to: Day | null; exceptId?: string }, now: Date) {
  const [person] = await w.select({ hiredOn: people.hiredOn }).from(people).where(eq(people.id, personId)).limit(1);
  const others = (await absencesOf(w, personId)).filter(({ id, takenBackAt }) => !takenBackAt && id !== exceptId);
  return wrongAbsence(
    { from, to },
    { others: others.map(({ fromOn, toOn }) => ({ from: fromOn, to: toOn })), hiredOn: person?.hiredOn ?? null, today: dayIn(library.zone, now) },
  );
}

type Ended = Pick<Absence, "id" | "personId" | "fromOn" | "reason"> & { toOn: Day };

/** From the first day back on a certificate counts only with the tests and role-plays of its renewal, passed since then; its own dates go on as they were. */
async function oweRenewal(w: Writer, library: Library, { id: absenceId, personId, fromOn: from, toOn: to, reason }: Ended, setBy: string, now: Date) {
  const back = addDays(to, 1);
  for (const { certificationId, rules } of await countingCertificates(w, personId, back)) {
    const requirements = shownAnew(rules.renewal?.requirements ?? []);
    if (!rules.absence || daysAway({ from, to }) <= rules.absence.days || requirements.length === 0) continue;
    const since = instantAt(library.zone, back, "00:00");
    await setDuty(
      w,
      library,
      { personId, certificationId, about: { kind: "absence", absenceId, from, to }, since, dueOn: to, requirements, reason, setBy },
      now,
    );
  }
  await settleCertifications(w, library, personId, now);
}
