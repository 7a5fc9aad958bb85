import { inArray } from "drizzle-orm";
import { addDays } from "~/locale/day";
import type { Reader, Store } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { certificateDecisions, certificates, registerRows } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { shippedLibrary } from "../support/library";
import { drawn } from "./crowd";

const LONG_AGO = 400;
const VALID = 365;

/**
 * Gives a crowd three certificates each: the first of two certifications renewed once, the second as it was issued. They end on all
 * days of a year and a quarter; some are suspended or revoked. Every third is on the way to a third certification.
 */
export async function certify(store: Store, size: number, now: Date) {
  const today = now.toISOString().slice(0, 10);
  const [first, second, third] = [...(await shippedLibrary()).certifications.values()];
  const at = (on: string) => new Date(`${on}T02:00:00Z`);
  for (let from = 0; from < size; from += 250) {
    const batch = Array.from({ length: Math.min(250, size - from) }, (_, i) => from + i);
    await store.tx(async (w) => {
      const known = await namesAndPlaces(w, batch);
      const issued = batch.flatMap((n) => {
        const [personId, ends] = [idOf(n), addDays(today, VALID - drawn(n, 11, 460))];
        const one = (certification: string, nth: number, { id, tier }: typeof first & object, expiresOn: string, endedAt: Date | null) => ({
          ...{ id: `${certification}${nth}-${n}`, serial: `${certification}${nth}SERIAL${n}`, personId, certificationId: id, tier, rulesHash: "bench" },
          ...{ factIds: [], holder: { name: "", otherName: null, staffNumber: "" }, titles: { en: "", zh: "" }, company: { en: "", zh: "" } },
          ...{ issuedOn: addDays(expiresOn, -VALID), countedFrom: addDays(expiresOn, -VALID), windowOpensOn: addDays(expiresOn, -60), expiresOn },
          ...{ graceEndsOn: addDays(expiresOn, 30), issuedAt: at(addDays(expiresOn, -VALID)), endedAt },
        });
        const renewedAt = at(addDays(ends, -VALID));
        return [
          one("a", 1, first!, addDays(ends, -VALID), renewedAt),
          one("a", 2, first!, ends, null),
          one("b", 1, second!, addDays(today, VALID - drawn(n, 12, 460)), null),
        ];
      });
      await w.insert(certificates).values(issued);
      const stopped = (id: string) =>
        Number(id.split("-")[1]) % 19 === 5 ? ("suspended" as const) : Number(id.split("-")[1]) % 23 === 7 ? ("revoked" as const) : null;
      const open = issued.filter(({ endedAt }) => !endedAt);
      const decided = open.flatMap(({ id }) => {
        const kind = stopped(id);
        return kind
          ? [
              {
                id: `d-${id}`,
                certificateId: id,
                nth: 1,
                kind,
                reason: "Bench",
                decidedOn: addDays(today, -20),
                decidedBy: idOf(0),
                decidedAt: at(addDays(today, -20)),
              },
            ]
          : [];
      });
      if (decided.length > 0) await w.insert(certificateDecisions).values(decided);
      await w.insert(assignments).values(
        batch.map((n) => ({
          id: `as-${n}`,
          personId: idOf(n),
          courseId: "bench",
          certificationId: third!.id,
          assignedAt: at(addDays(today, -LONG_AGO)),
          endedAt: n % 3 ? now : null,
        })),
      );
      const counts = { metCount: 3, totalCount: 3, computedAt: now };
      await w.insert(registerRows).values([
        ...open.map(({ id, personId, certificationId, tier, issuedOn, windowOpensOn, expiresOn, graceEndsOn }) => ({
          ...{ personId, certificationId, tier, ...known(personId), progress: "certified" as const, certificateId: id },
          ...{ issuedOn, windowOpensOn, expiresOn, graceEndsOn, stopped: stopped(id), ...counts },
        })),
        ...batch
          .filter((n) => n % 3 === 0)
          .map((n) => ({
            ...{ personId: idOf(n), certificationId: third!.id, tier: third!.tier, ...known(idOf(n)) },
            ...{ progress: n % 2 ? ("not-started" as const) : ("in-progress" as const), ...counts, metCount: n % 3 },
          })),
      ]);
    });
  }
}

const idOf = (n: number) => `p${String(n).padStart(7, "0")}`;

/** What rows of the register repeat of a person. */
async function namesAndPlaces(reader: Reader, batch: number[]) {
  const columns = { id: people.id, sortKey: people.sortKey, departmentId: people.departmentId };
  const rows = await reader
    .select(columns)
    .from(people)
    .where(inArray(people.id, batch.map(idOf)))
    .limit(batch.length);
  const byId = new Map(rows.map(({ id, ...known }) => [id, known]));
  return (personId: string) => byId.get(personId)!;
}
