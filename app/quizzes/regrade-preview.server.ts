import { setImmediate } from "node:timers/promises";
import { and, desc, eq, ne } from "drizzle-orm";
import { certificatesOf } from "~/certification/certificates.server";
import type { BankQuestion, Library } from "~/content/library";
import type { Reader } from "~db/store";
import { contentVersions } from "~db/tables/content";
import { type Question, question } from "./quiz";
import { testsAsking } from "./quizzes-in";
import { type Change, canBeMarkedBy, isChanged, isHigher, turnOf, type VersionPreview } from "./regrade";
import { attemptsAfter, type Row, remarkedBy } from "./remarking.server";

/** Attempts looked at before others have their turn. */
const STEP = 50;
/** Changes shown one by one. */
const SHOWN = 50;
/** More versions than a question has. */
const MOST = 500;

/** The versions of a question that attempts may have been marked by, beside the given one, the newest first. */
export async function olderVersions(reader: Reader, questionId: string, hash: string): Promise<{ hash: string; since: Date; content: Question }[]> {
  const rows = await reader
    .select({ hash: contentVersions.hash, since: contentVersions.firstUsedAt, body: contentVersions.body })
    .from(contentVersions)
    .where(and(eq(contentVersions.kind, "question"), eq(contentVersions.contentId, questionId), ne(contentVersions.hash, hash)))
    .orderBy(desc(contentVersions.firstUsedAt))
    .limit(MOST);
  return rows.map(({ body, ...row }) => ({ ...row, content: question.parse(body) }));
}

/** Looks what marking a question again by its version in force would change, in the quiz of its module and in exams, and changes nothing. Versions no attempt is marked by are left out. */
export async function previewRegrade(reader: Reader, library: Library, to: BankQuestion): Promise<{ versions: VersionPreview[]; changes: Change[] }> {
  const older = await olderVersions(reader, to.id, to.hash);
  const zero = { attempts: 0, changed: 0, raised: 0, lowered: 0, nowPassed: 0, nowFailed: 0, certificates: 0 };
  const versions = new Map(older.map((version) => [version.hash, { ...version, ...zero, fits: canBeMarkedBy(version.content, to as Question) }]));
  const changes: Change[] = [];
  const fromHashes = older.map(({ hash }) => hash);
  for (const { id: quizId } of older.length > 0 ? testsAsking(library, to) : [])
    for await (const row of attemptsAt(reader, quizId)) {
      const order = { quizId, questionId: to.id, fromHashes, toHash: to.hash };
      const remarked = await remarkedBy(reader, library, order, row);
      if (!remarked) continue;
      const counts = versions.get(remarked.fromHash)!;
      const turned = turnOf(remarked.before, remarked.after);
      counts.attempts += 1;
      counts.raised += Number(isHigher(remarked.after, remarked.before));
      counts.lowered += Number(isHigher(remarked.before, remarked.after));
      counts.nowPassed += Number(turned === "passed");
      counts.nowFailed += Number(turned === "failed");
      if (turned === "failed") counts.certificates += await certificatesOn(reader, row.attempt);
      if (!isChanged(remarked.before, remarked.after)) continue;
      counts.changed += 1;
      const { personId, closedAt } = row.attempt;
      if (changes.length < SHOWN) changes.push({ personId, closedAt: closedAt!, before: remarked.before, after: remarked.after, turned });
    }
  return { versions: [...versions.values()].filter(({ attempts, fits }) => attempts > 0 || !fits), changes };
}

/** All marked attempts at a test, a few at a time with the others' turns in between. */
async function* attemptsAt(reader: Reader, quizId: string): AsyncGenerator<Row> {
  let after: string | null = null;
  for (;;) {
    const rows = await attemptsAfter(reader, quizId, after, STEP);
    yield* rows;
    if (rows.length < STEP) return;
    after = rows.at(-1)!.attempt.id;
    await setImmediate();
  }
}

/** Certificates that rest on an attempt. */
async function certificatesOn(reader: Reader, { id, personId }: { id: string; personId: string }): Promise<number> {
  const held = await certificatesOf(reader, personId);
  return held.filter(({ endedAt, factIds }) => endedAt === null && factIds.some(({ factId }) => factId === id)).length;
}
