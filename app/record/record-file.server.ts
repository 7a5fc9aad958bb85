import { setImmediate } from "node:timers/promises";
import type { Library } from "~/content/library";
import { aside } from "~/jobs/aside.server";
import { formatInstant } from "~/locale/day";
import { nameIn } from "~/people/names";
import type { Reader, Store } from "~db/store";
import type { people } from "~db/tables/people";
import { audit } from "./audit.server";
import { type Fact, pageOf, pagesOf } from "./fact";
import { factView, type Viewing } from "./fact-view";
import { factsAt } from "./facts.server";
import { marksOf } from "./marks.server";
import { namesOf } from "./names.server";
import { recordOf } from "./record.server";
import { recordCsvHead, recordCsvRows } from "./record-csv";
import type { PrintedRecord } from "./record-drawing";
import { recordView } from "./record-view";

type Person = typeof people.$inferSelect;
/** A record that is taken out: of whom, by whom, and in whose words. */
export type Taking = { person: Person; byPersonId: string; viewing: Viewing };

/** Keeps that somebody took a record out of the house, also their own. */
export const noteExport = (store: Store, { person, byPersonId }: Taking, format: "csv" | "pdf", now: Date) =>
  store.tx((w) => audit(w, { actorId: byPersonId, act: "record.exported", subjectId: person.id, values: { format } }, now));

/** The facts of a record in their order, some at a time. */
export async function* everyFact(reader: Reader, library: Library, personId: string, now: Date): AsyncGenerator<Fact[]> {
  const marks = await marksOf(reader, personId, now);
  for (let page = 1; page <= pagesOf(marks); page++) {
    await setImmediate(); // others have their turn between any two reads
    yield await factsAt(reader, library, pageOf(marks, page));
  }
}

/** Every fact as a line, as the reader takes them. */
export function recordCsv(reader: Reader, { person, viewing }: Taking, now: Date): ReadableStream<Uint8Array> {
  const facts = everyFact(reader, viewing.library, person.id, now);
  const utf8 = new TextEncoder();
  return new ReadableStream({
    start: (to) => to.enqueue(utf8.encode(recordCsvHead())),
    async pull(to) {
      const { done, value } = await facts.next();
      if (done) to.close();
      else to.enqueue(utf8.encode(recordCsvRows(value, person, viewing)));
    },
    cancel: async () => void (await facts.return(undefined)),
  });
}

/** The whole record on sheets of A4, drawn on the thread beside. */
export async function recordPdf(reader: Reader, { person, byPersonId, viewing }: Taking, now: Date): Promise<Uint8Array> {
  const { words, language, zone, library } = viewing;
  const view = recordView(await recordOf(reader, library, person, 1, now), viewing);
  const pages: string[] = [];
  for await (const facts of everyFact(reader, library, person.id, now)) pages.push(JSON.stringify(facts.map((fact) => factView(fact, viewing))));
  const by = (await namesOf(reader, [byPersonId])).get(byPersonId) ?? { name: byPersonId, otherName: null };
  const { record: say, proof, frame } = words;
  const printed: PrintedRecord = {
    heading: say.heading,
    record: {
      ...{ name: view.name, otherName: view.otherName, about: view.about },
      certificates: view.certificates.map((one) => ({ ...one, standing: one.standing ? frame.standing[one.standing] : say.replaced })),
    },
    ...{ pages, total: view.total },
    made: proof.record.made(formatInstant(now, zone, language), zone, nameIn(language, by)),
    say: {
      ...{ certificates: say.certificates, noCertificates: say.noCertificates, facts: say.facts, empty: say.empty, serial: say.serial },
      ...{
        versionHint: say.versionHint,
        passed: say.passed,
        notPassed: say.notPassed,
        version: say.version("{hash}"),
        page: proof.record.page,
        standIn: proof.standIn,
      },
    },
  };
  return aside("drawRecord", { printed, title: say.title(view.name), at: now });
}
