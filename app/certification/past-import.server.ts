import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Library } from "~/content/library";
import { breather } from "~/jobs/slices.server";
import { addDays, dayIn, instantAt } from "~/locale/day";
import { audit } from "~/record/audit.server";
import type { TextRow } from "~/sheets/delimited";
import type { Reader, Store, Writer } from "~db/store";
import { certificates } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { endCertificate } from "./ending.server";
import { settleCertifications } from "./issuing.server";
import { type PastField, type PastKnown, type PastOutcome, planPast } from "./past-certificates";
import { ensureInForce, findRulesInForce } from "./rules-in-force.server";
import { newSerial } from "./serial.server";

export type PastList = { rows: TextRow[]; mapping: (PastField | null)[]; fileName: string };
/** `byPersonId` null: at the command line. */
type By = { byPersonId: string | null };

/** What a list of past certificates would add. */
export async function previewPast(reader: Reader, library: Library, { rows, mapping }: PastList, now: Date): Promise<PastOutcome[]> {
  const numbers = [...new Set(rows.map(({ cells }) => (cells[mapping.indexOf("staffNumber")] ?? "").trim().normalize("NFKC").toUpperCase()))];
  return planPast(rows, mapping, await knownFor(reader, library, numbers), dayIn(library.zone, now));
}

/**
 * Takes past certificates over, marked as such with who and when, or none of them while a row is refused. The newest of a
 * person's certificates of one kind is the one that counts; those before it are closed. The same list again adds nothing.
 */
export const importPast = (store: Store, library: Library, list: PastList, { byPersonId }: By, now: Date): Promise<PastOutcome[]> =>
  store.tx(async (w) => {
    const outcomes = await previewPast(w, library, list, now);
    if (outcomes.some(({ status }) => status === "refused")) return outcomes;
    const breathe = breather();
    const added = outcomes.flatMap(({ status, certificate }) => (status === "added" && certificate ? [certificate] : []));
    for (const certificate of [...added].sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))) {
      await addPast(w, library, certificate, byPersonId, now);
      await breathe();
    }
    for (const personId of new Set(added.map((one) => one.personId))) {
      await settleCertifications(w, library, personId, now);
      await breathe();
    }
    await audit(w, { actorId: byPersonId, act: "certification.past-imported", subjectId: null, values: { file: list.fileName, added: added.length } }, now);
    return outcomes;
  });

async function addPast(w: Writer, library: Library, past: NonNullable<PastOutcome["certificate"]>, byPersonId: string | null, now: Date) {
  const { personId, certificationId, issuedOn, expiresOn, title } = past;
  await ensureInForce(w, library, certificationId, now);
  const inForce = await findRulesInForce(w, certificationId);
  const [person] = await w.select().from(people).where(eq(people.id, personId)).limit(1);
  if (!inForce || !person) throw new Error(`there are no rules for ${certificationId}, or no person ${personId}`);
  const { rules, hash } = inForce;
  const mine = and(eq(certificates.personId, personId), eq(certificates.certificationId, certificationId), isNull(certificates.endedAt));
  const [open] = await w
    .select({ id: certificates.id, issuedOn: certificates.issuedOn, issuedAt: certificates.issuedAt })
    .from(certificates)
    .where(mine)
    .limit(1);
  const issuedAt = instantAt(library.zone, issuedOn, "12:00");
  const isNewest = !open || open.issuedOn < issuedOn;
  if (open && isNewest) await endCertificate(w, open.id, issuedAt, now);
  const [row] = await w
    .insert(certificates)
    .values({
      ...{ serial: newSerial(), personId, certificationId, tier: rules.tier, rulesHash: hash, factIds: [] },
      holder: { name: person.name, otherName: person.otherName, staffNumber: person.staffNumber },
      titles: title ? { en: title, zh: title } : rules.title,
      company: library.company.name,
      ...{ issuedOn, countedFrom: issuedOn, windowOpensOn: addDays(expiresOn, -rules.validity.windowDays), expiresOn },
      graceEndsOn: addDays(expiresOn, rules.validity.graceDays),
      ...{ issuedAt, renews: isNewest ? (open?.id ?? null) : null, endedAt: isNewest ? null : open.issuedAt },
      ...{ importedAt: now, importedBy: byPersonId },
    })
    .returning({ id: certificates.id });
  await audit(
    w,
    {
      actorId: byPersonId,
      act: "certification.past-added",
      subjectId: personId,
      values: { certificateId: row!.id, certificationId, issuedOn, expiresOn, title },
    },
    now,
  );
}

const AT_ONCE = 500;

async function knownFor(reader: Reader, library: Library, numbers: string[]): Promise<PastKnown> {
  const known: PastKnown = {
    people: new Map(),
    certificates: new Map(),
    certifications: new Map([...library.certifications.values()].map(({ id, title }) => [id, title])),
  };
  const breathe = breather();
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    const some = numbers.slice(from, from + AT_ONCE);
    const found = await reader.select({ id: people.id, number: people.staffNumber }).from(people).where(inArray(people.staffNumber, some)).limit(some.length);
    for (const { id, number } of found) known.people.set(number, id);
    const { personId, certificationId, issuedOn, expiresOn, importedAt, endedAt } = certificates;
    const ids = found.map(({ id }) => id);
    const held =
      ids.length === 0
        ? []
        : await reader
            .select({ personId, certificationId, issuedOn, expiresOn, importedAt, endedAt })
            .from(certificates)
            .where(inArray(personId, ids))
            .limit(100 * ids.length);
    for (const one of held)
      known.certificates.set(one.personId, [
        ...(known.certificates.get(one.personId) ?? []),
        {
          certificationId: one.certificationId,
          issuedOn: one.issuedOn,
          expiresOn: one.expiresOn,
          isImported: one.importedAt !== null,
          isOpen: one.endedAt === null,
        },
      ]);
    await breathe();
  }
  return known;
}
