import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { get, postForm, type Site, signInOver, startSite } from "../support/site";

const dataDir = mkdtempSync(join(tmpdir(), "rung-killed-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

type Seat = { cookie: string; attempt: string; question: { id: string; answers: unknown[] }; seq: number };
type Acknowledged = { attemptId: string; questionId: string; seq: number; answer: string };

/** A learner before a question whose boxes are on the page. */
async function sitDown(site: Site, account: string): Promise<Seat> {
  const cookie = await signInOver(site, account);
  const attempt = (await postForm(site, "/modules/listening/quiz", {}, { Cookie: cookie })).headers.get("Location")!.split("?")[0]!;
  for (let number = 1; ; number++) {
    const page = await (await get(site, `${attempt}?q=${number}`, { Cookie: cookie })).text();
    const [, kind] = /name="kind" value="([a-z-]+)"/.exec(page)!;
    const options = [...page.matchAll(/<input[^>]*name="answer"[^>]*value="([^"]+)"|<input[^>]*value="([^"]+)"[^>]*name="answer"/g)].map((m) => m[1] ?? m[2]!);
    if (kind !== "single" || options.length < 2) continue;
    const [, id] = /name="questionId" value="([^"]+)"/.exec(page)!;
    return { cookie, attempt, question: { id: id!, answers: options.map((option) => ({ kind, option })) }, seq: 0 };
  }
}

/** Changes the mind again and again, as fast as the server answers, until there is no server any more. */
async function keepAnswering(site: Site, seat: Seat, acknowledged: Acknowledged[]) {
  for (;;) {
    const seq = ++seat.seq;
    const answer = seat.question.answers[seq % seat.question.answers.length];
    const sent = save(site, seat, { questionId: seat.question.id, seq, answer });
    const said = await sent.then((response) => response.text()).catch(() => null);
    if (said === null) return;
    expect(JSON.parse(said)).toEqual({ saved: seq });
    acknowledged.push({ attemptId: seat.attempt.split("/").pop()!, questionId: seat.question.id, seq, answer: JSON.stringify(answer) });
  }
}

test("killed twenty times in the middle of answers, the server has every answer it ever acknowledged", { timeout: 240_000 }, async () => {
  const acknowledged: Acknowledged[] = [];
  let site = await startSite({ dataDir });
  const seats = await Promise.all(["newhire@demo.rung", "learner2@demo.rung", "hr@demo.rung", "author@demo.rung"].map((who) => sitDown(site, who)));
  for (let round = 0; round < 20; round++) {
    if (round > 0) site = await startSite({ dataDir });
    const before = acknowledged.length;
    const answering = seats.map((seat) => keepAnswering(site, seat, acknowledged));
    await expect.poll(() => acknowledged.length - before, { timeout: 20_000, interval: 5 }).toBeGreaterThan(round * 3);
    await site.kill();
    await Promise.all(answering);
    expect(lostOf(acknowledged), `round ${round + 1}`).toEqual([]);
  }
  expect(acknowledged.length).toBeGreaterThan(200);

  site = await startSite({ dataDir });
  for (const { cookie, attempt, question } of seats) {
    const last = acknowledged.filter(({ attemptId }) => attempt.endsWith(attemptId)).at(-1)!;
    const old = await save(site, { cookie, attempt }, { questionId: question.id, seq: 1, answer: question.answers[0] });
    expect([old.status, (await old.json()).stored.seq]).toEqual([409, expect.toSatisfy((seq: number) => seq >= last.seq)]);
  }
});

const save = (site: Site, { cookie, attempt }: Pick<Seat, "cookie" | "attempt">, body: object) =>
  fetch(`${site.url}${attempt}/responses`, {
    method: "POST",
    headers: { Origin: site.url, Cookie: cookie, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** Acknowledged answers that are not in the database as they were given. */
function lostOf(acknowledged: Acknowledged[]): Acknowledged[] {
  const database = new Database(join(dataDir, "rung.sqlite"));
  const row = database.prepare<[string, string, number], { answer: string }>(
    "select answer from responses where attempt_id = ? and question_id = ? and seq = ?",
  );
  const lost = acknowledged.filter(({ attemptId, questionId, seq, answer }) => row.get(attemptId, questionId, seq)?.answer !== answer);
  database.close();
  return lost;
}
