import { createHash } from "node:crypto";
import { and, asc, eq, inArray, isNotNull, lte } from "drizzle-orm";
import { certificatesOf } from "~/certification/certificates.server";
import { certificatesNow } from "~/certification/now.server";
import { printCertificate } from "~/certification/printing.server";
import { rules as rulesShape } from "~/certification/rules";
import { versionsOf } from "~/content/versions.server";
import { can, type Relation } from "~/people/can";
import { asked } from "~/quizzes/asked";
import { question as questionShape } from "~/quizzes/quiz";
import { rubric as rubricShape } from "~/role-plays/rubric";
import { scenario as scenarioShape } from "~/role-plays/scenario";
import { zipWriter } from "~/sheets/zip-writer";
import type { Reader } from "~db/store";
import { contentVersions } from "~db/tables/content";
import { people } from "~db/tables/people";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { performances, scorecards } from "~db/tables/role-plays";
import type { Viewing } from "./fact-view";
import { printedHead } from "./head";
import { headOf } from "./heads.server";
import type { Choice } from "./pack-choice.server";
import { recordCsv, recordPdf } from "./record-file.server";

type Person = typeof people.$inferSelect;
type File = { name: string; bytes: Uint8Array };
/** `relationTo` and `withheldFrom` tell what of a person's marks who takes the pack may not see, as on the pages. */
export type Packing = {
  choice: Choice;
  byPersonId: string;
  roles: { personId: string; roles: Parameters<typeof can.seeScorecard>[0]["roles"] };
  origin: string;
  viewing: Omit<Viewing, "withheld">;
  relationTo(person: Person): Promise<Relation>;
  withheldFrom(person: Person): Promise<ReadonlySet<string>>;
};
/** The most of one kind that a pack holds of one person. */
const MOST = 1_000;

/**
 * What an auditor is given of some people, as one zip archive that is sent while it is made: each file with its SHA-256 in the
 * manifest, which comes last, beside the head of the audit trail. Neither keys nor answers nor secret briefs are in it.
 */
export function packOf(reader: Reader, packing: Packing, now: Date): ReadableStream<Uint8Array> {
  const parts = zipped(reader, packing, now);
  return new ReadableStream({
    async pull(to) {
      const { done, value } = await parts.next();
      if (done) to.close();
      else to.enqueue(value);
    },
    cancel: async () => void (await parts.return(undefined)),
  });
}

async function* zipped(reader: Reader, packing: Packing, now: Date): AsyncGenerator<Uint8Array> {
  const zip = zipWriter();
  const files: { name: string; sha256: string; bytes: number }[] = [];
  const used = new Set<string>();
  const add = ({ name, bytes }: File) => {
    files.push({ name, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length });
    return zip.file(name, bytes);
  };
  const chosen = await reader.select().from(people).where(inArray(people.id, packing.choice.peopleIds)).orderBy(asc(people.staffNumber)).limit(100);
  for (const person of chosen) for await (const file of filesOf(reader, packing, person, used, now)) yield add(file);
  for await (const file of contentFiles(reader, [...used])) yield add(file);
  const head = await headOf(reader);
  const { seed, among } = packing.choice;
  const draw = seed ? { seed, among, rule: "the lowest SHA-256 of seed and person id, of everybody active who holds a certificate" } : null;
  const made = { at: now.toISOString(), by: packing.byPersonId, origin: packing.origin };
  const manifest = {
    format: 1,
    made,
    people: chosen.map(({ id, staffNumber, name }) => ({ id, staffNumber, name })),
    draw,
    auditHead: head && printedHead(head),
    files,
  };
  yield zip.file("manifest.json", json(manifest));
  yield zip.end();
}

async function* filesOf(reader: Reader, packing: Packing, person: Person, used: Set<string>, now: Date): AsyncGenerator<File> {
  const folder = person.staffNumber.replace(/[^\w.-]/g, "_").replace(/^\.+/, "_");
  const viewing = { ...packing.viewing, withheld: await packing.withheldFrom(person) };
  const taking = { person, byPersonId: packing.byPersonId, viewing };
  yield { name: `${folder}/record.csv`, bytes: new Uint8Array(await new Response(recordCsv(reader, taking, now)).arrayBuffer()) };
  yield { name: `${folder}/record.pdf`, bytes: await recordPdf(reader, taking, now) };
  const nowOf = await certificatesNow(reader, person.id, viewing.today);
  for (const certificate of await certificatesOf(reader, person.id)) {
    used.add(certificate.rulesHash);
    const printing = { certificate, standing: nowOf(certificate).standing, origin: packing.origin };
    yield { name: `${folder}/certificate-${certificate.serial}.pdf`, bytes: await printCertificate(printing, "pdf") };
  }
  yield { name: `${folder}/quizzes.json`, bytes: json(await quizzesOf(reader, person.id, viewing.withheld)) };
  const relation = await packing.relationTo(person);
  const seen = can.seeScorecard(packing.roles, relation, { own: false, named: false, graded: false, released: true });
  yield {
    name: `${folder}/scorecards.json`,
    bytes: json(seen ? await scorecardsOf(reader, person.id, used, now) : { leftOut: "not for oneself or one's own manager" }),
  };
}

/** Each finished attempt with its questions as they were put, in the version that was answered. */
async function quizzesOf(reader: Reader, personId: string, withheld: ReadonlySet<string>) {
  const rows = await reader
    .select({ attempt: attempts, result: attemptResults })
    .from(attemptResults)
    .innerJoin(attempts, eq(attempts.id, attemptResults.attemptId))
    .where(eq(attemptResults.personId, personId))
    .orderBy(asc(attemptResults.markedAt))
    .limit(MOST);
  const versions = await versionsOf(reader, [...new Set(rows.flatMap(({ attempt }) => attempt.draw.map(({ questionHash }) => questionHash)))], questionShape);
  return rows.map(({ attempt: { id, quizId, moduleId, settingsHash, startedAt, closedAt, closedBy, draw }, result: { points, maximum, passed } }) => ({
    ...{ id, quizId, moduleId, settingsHash, startedAt, closedAt, closedBy, passed },
    ...(withheld.has(id) ? {} : { points, maximum }),
    questions: draw.map(({ questionHash, parts }) => {
      const question = versions.get(questionHash);
      return { questionHash, asked: question ? { en: asked(question, parts, "en"), zh: asked(question, parts, "zh") } : null };
    }),
  }));
}

/** Every signed scorecard of a released result. */
async function scorecardsOf(reader: Reader, personId: string, used: Set<string>, now: Date) {
  const rows = await reader
    .select({ card: scorecards, performance: performances })
    .from(performances)
    .innerJoin(scorecards, eq(scorecards.performanceId, performances.id))
    .where(and(eq(performances.staffId, personId), isNotNull(performances.releasedAt), lte(performances.releasedAt, now)))
    .orderBy(asc(scorecards.submittedAt))
    .limit(MOST);
  return rows.map(({ card, performance: { scenarioId, scenarioHash, towards, startedAt, scheduledAt, setAsideAt } }) => {
    used.add(card.rubricHash).add(scenarioHash);
    return { ...card, scenarioId, scenarioHash, towards, playedAt: startedAt ?? scheduledAt, setAsideAt };
  });
}

/** Rubrics and rules whole; of scenarios only what everybody was told. */
async function* contentFiles(reader: Reader, hashes: string[]): AsyncGenerator<File> {
  if (hashes.length === 0) return;
  const kinds = await kindsOf(reader, hashes);
  const of = (kind: string) => hashes.filter((hash) => kinds.get(hash) === kind);
  for (const [hash, body] of await versionsOf(reader, of("rubric"), rubricShape)) yield { name: `content/rubric-${hash}.json`, bytes: json(body) };
  for (const [hash, body] of await versionsOf(reader, of("certification"), rulesShape)) yield { name: `content/rules-${hash}.json`, bytes: json(body) };
  for (const [hash, { id, title, situation, task }] of await versionsOf(reader, of("scenario"), scenarioShape))
    yield { name: `content/scenario-${hash}.json`, bytes: json({ id, title, situation, task }) };
}

async function kindsOf(reader: Reader, hashes: string[]): Promise<Map<string, string>> {
  const { hash, kind } = contentVersions;
  const rows = await reader.select({ hash, kind }).from(contentVersions).where(inArray(hash, hashes)).limit(hashes.length);
  return new Map(rows.map((row) => [row.hash, row.kind]));
}

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value, null, 1));
