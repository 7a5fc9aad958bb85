import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { compile } from "~/content/compile";
import { sameAnswer } from "~/quizzes/answer";
import { byPlaces } from "~/quizzes/drawn-parts";
import { keyOf, missOf } from "~/quizzes/key";
import { mark } from "~/quizzes/marking";
import { latestResponses } from "~/quizzes/responses.server";
import type { Store } from "~db/store";
import { auditEntries } from "~db/tables/audit";
import { contentFiles } from "~db/tables/content";
import { type Answer, attemptResults, attempts } from "~db/tables/quizzes";
import { shippedFiles } from "../support/library";
import { startSite } from "../support/site";
import { type Answered, clientOf, paced } from "./client";
import { cookieOf, crowd } from "./crowd";
import { cpuOf, peakMemoryOf, quantile, report } from "./measure";

const LEARNERS = 2_000;
const QUESTIONS = 20;
const STARTS_PER_SECOND = LEARNERS / 60;
const SAVES_PER_SECOND = 100;
const SAVES = SAVES_PER_SECOND * 120;
/** Questions each learner answers before coming back to the first ones and changing them. */
const ANSWERED = 4;

const file = "modules/listening/quiz.yaml";

/** The shipped content, of whose listening quiz this company draws twenty questions. */
async function withTwentyQuestions(store: Store) {
  const files = await shippedFiles();
  const text = files[file]!.replace(/count: \d+/, `count: ${QUESTIONS}`);
  await store.tx(async (w) => {
    await w.insert(contentFiles).values({ path: file, version: 1, text, at: new Date(), why: "a longer quiz" });
  });
  const { library, faults } = compile({ ...files, [file]: text });
  expect(faults).toEqual([]);
  return new Map(library.modules.get("m04")!.quiz!.questions.map((question) => [question.id, question]));
}

/** The draws of all attempts by the number of their learner, read past the server. */
async function drawnFor(store: Store) {
  const rows = await store.read
    .select()
    .from(attempts)
    .limit(LEARNERS * 2);
  return rows.sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

test("2,000 learners start, answer and hand in a quiz of 20 questions", { timeout: 900_000 }, async () => {
  const { dataDir, databaseUrl, store } = await crowd(LEARNERS);
  const engine = store.engine === "postgres" ? "PostgreSQL" : "SQLite";
  const bank = await withTwentyQuestions(store);
  const site = await startSite({ dataDir, env: databaseUrl ? { DATABASE_URL: databaseUrl } : {} });
  const client = clientOf(site.url);
  const pid = site.process.pid;
  const errors: string[] = [];
  const noted = (what: string, wanted: number, call: Promise<Answered>) =>
    call.then(
      (answer) => {
        if (answer.status !== wanted) errors.push(`${what}: ${answer.status}`);
        return answer;
      },
      (error: Error) => {
        errors.push(`${what}: ${error.message}`);
        return null;
      },
    );
  const told = (what: string, perSecond: number, answers: (Answered | null)[], cpu: number) => {
    const took = answers.flatMap((answer) => (answer ? [answer.ms] : []));
    const how = `p50 ${quantile(took, 0.5).toFixed(1)} ms, p95 ${quantile(took, 0.95).toFixed(1)} ms, slowest ${quantile(took, 1).toFixed(0)} ms, ${(cpu / answers.length).toFixed(2)} ms CPU each`;
    report(`${engine}: ${what}, ${Math.round(perSecond)} a second: p95`, quantile(took, 0.95) / 1000, 1, "s", how);
  };
  let before = cpuOf(pid);
  const cpuSince = () => {
    const used = cpuOf(pid) - before;
    before += used;
    return used;
  };

  // Everybody starts within a minute, and is shown the first question.
  const pages: Promise<Answered | null>[] = [];
  const starts = await paced(LEARNERS, STARTS_PER_SECOND, async (n) => {
    const started = await noted("start", 303, client.postForm("/modules/listening/quiz", {}, cookieOf(n)));
    if (started?.location) pages.push(noted("first question", 200, client.get(started.location, cookieOf(n))));
    return started;
  });
  const shown = await Promise.all(pages);
  told("starting the quiz", STARTS_PER_SECOND, starts, cpuSince());
  told("its first question (CPU counted above)", STARTS_PER_SECOND, shown, 0);

  // Each answers some questions and changes some of the answers.
  const drawn = await drawnFor(store);
  expect(drawn.length, [...new Set(errors)].slice(0, 3).join("; ")).toBe(LEARNERS);
  expect(new Set(drawn.map(({ draw }) => draw.length))).toEqual(new Set([QUESTIONS]));
  const acknowledged = drawn.map(() => new Map<string, Answer>());
  const saves = await paced(SAVES, SAVES_PER_SECOND, async (turn) => {
    const [n, round] = [turn % LEARNERS, Math.floor(turn / LEARNERS)];
    const { id, draw } = drawn[n]!;
    const { questionId, parts } = draw[round % ANSWERED]!;
    const question = bank.get(questionId)!;
    const answer = (n + round) % 3 === 0 ? missOf(question) : keyOf(question);
    const body = { questionId, seq: 1 + Math.floor(round / ANSWERED), answer: byPlaces(answer, parts) };
    const saved = await noted("save", 200, client.postJson(`/attempts/${id}/responses`, body, cookieOf(n)));
    if (saved?.status === 200) acknowledged[n]!.set(questionId, answer);
    return saved;
  });
  told("saving an answer", SAVES_PER_SECOND, saves, cpuSince());

  const handedIn = await paced(LEARNERS, STARTS_PER_SECOND, (n) =>
    noted("hand in", 303, client.postForm(`/attempts/${drawn[n]!.id}`, { to: "hand-in" }, cookieOf(n))),
  );
  told("handing in", STARTS_PER_SECOND, handedIn, cpuSince());
  report(`${engine}: most memory of the server`, peakMemoryOf(pid), 512, "MB");
  client.close();
  await site.stop();

  // What the database says now, past the server.
  let lost = 0;
  let misjudged = 0;
  const marked = await store.read
    .select()
    .from(attemptResults)
    .limit(LEARNERS * 2);
  const points = new Map(marked.map((result) => [result.attemptId, result.points]));
  for (const [n, { id, draw }] of drawn.entries()) {
    const stored = await latestResponses(store.read, id);
    for (const [questionId, answer] of acknowledged[n]!) if (!sameAnswer(stored.get(questionId)?.answer, answer)) lost++;
    const earned = draw.reduce((sum, { questionId }) => sum + mark(bank.get(questionId)!, acknowledged[n]!.get(questionId)), 0);
    if (points.get(id) !== earned) misjudged++;
  }
  const [audited] = await store.read.select({ times: count() }).from(auditEntries).where(eq(auditEntries.act, "quizzes.attempt-marked"));
  report(`${engine}: errors`, errors.length, 0, `of ${LEARNERS * 3 + SAVES} requests`, [...new Set(errors)].slice(0, 3).join("; "));
  report(`${engine}: acknowledged answers that are not stored as acknowledged`, lost, 0, `of ${acknowledged.reduce((sum, { size }) => sum + size, 0)}`);
  report(`${engine}: attempts not marked exactly once and rightly`, misjudged + Math.abs(audited!.times - LEARNERS), 0, `of ${LEARNERS}`);
  await store.close();
});
