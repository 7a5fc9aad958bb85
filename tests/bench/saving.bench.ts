import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { saveResponse } from "~/quizzes/saving.server";
import { startAttempt } from "~/quizzes/starting.server";
import { shippedLibrary } from "../support/library";
import { startSite } from "../support/site";
import { cookieOf, crowd } from "./crowd";
import { ownCpu, report, serverCpu } from "./measure";

test("saving one answer against one raw insert with the same sync", { timeout: 180_000 }, async () => {
  const { dataDir, store } = await crowd(20);
  const library = await shippedLibrary();
  const quiz = library.modules.get("m04")!.quiz!;
  const attemptOf = async (personId: string) => {
    const begun = await startAttempt(store, library, personId, quiz, new Date(), Math.random);
    if (begun.outcome === "not-now") throw new Error("an attempt must begin");
    const [row] = await store.raw(`select draw from attempts where id = '${begun.attemptId}'`);
    const draw = (typeof row!.draw === "string" ? JSON.parse(row!.draw) : row!.draw) as { questionId: string; parts: string[] }[];
    const single = draw.find(({ questionId }) => quiz.questions.find((q) => q.id === questionId)?.kind === "single")!;
    return { id: begun.attemptId, questionId: single.questionId, options: single.parts };
  };

  const raw = new Database(join(dataDir, "raw.sqlite"));
  raw.pragma("journal_mode = WAL");
  raw.pragma("synchronous = FULL");
  raw.exec("create table responses (id text primary key, attempt_id text, question_id text, seq integer, answer text, saved_at integer)");
  const insert = raw.prepare("insert into responses values (?, ?, ?, ?, ?, ?)");
  const insertOnce = (turn: number) => insert.run(`r${turn}`, "attempt", "question", turn, '{"kind":"single","option":"a"}', Date.now());
  await ownCpu(500, insertOnce);
  const rawCpu = await ownCpu(4000, (turn) => insertOnce(turn + 1000));
  raw.close();

  const own = await attemptOf("p0000001");
  const save = (turn: number) =>
    saveResponse(
      store,
      library,
      "p0000001",
      own.id,
      { questionId: own.questionId, seq: turn + 1, answer: { kind: "single", option: own.options[turn % 2] } },
      new Date(),
    );
  await ownCpu(300, save);
  const called = await ownCpu(2000, (turn) => save(turn + 300));
  report("saving one answer, called as a function, against a raw insert", called / rawCpu, 5, "×", `${called.toFixed(3)} ms / ${rawCpu.toFixed(3)} ms`);

  const theirs = await attemptOf("p0000002");
  const site = await startSite({ dataDir });
  const post = async (turn: number) => {
    const answer = await fetch(`${site.url}/attempts/${theirs.id}/responses`, {
      method: "POST",
      headers: { Origin: site.url, "Content-Type": "application/json", Cookie: cookieOf(2) },
      body: JSON.stringify({ questionId: theirs.questionId, seq: turn + 1, answer: { kind: "single", option: theirs.options[turn % 2] } }),
    });
    expect(answer.status).toBe(200);
    await answer.text();
  };
  const overHttp = await serverCpu(site.process.pid, 1500, post);
  report("saving one answer over HTTP, server CPU, against a raw insert", overHttp / rawCpu, 20, "×", `${overHttp.toFixed(2)} ms / ${rawCpu.toFixed(3)} ms`);
  await store.close();
});
