import { expect, test } from "vitest";
import { answerKeeper, type KeptAnswer, type Sent } from "~/quizzes/answer-keeper";
import { draftKeys } from "~/ui/drafts";
import type { Answer } from "~db/tables/quizzes";

/** A browser's storage, a server that answers when told, and a clock that only counts. */
function world() {
  const map = new Map<string, string>();
  const storage = {
    get length() {
      return map.size;
    },
    key: (n: number) => [...map.keys()][n] ?? null,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
  const sent: { kept: KeptAnswer; answer: (sent: Sent) => Promise<void> }[] = [];
  const pauses: { milliseconds: number; then: () => void }[] = [];
  const send = (kept: KeptAnswer) => new Promise<Sent>((resolve) => sent.push({ kept, answer: (outcome) => answered(resolve, outcome) }));
  const wait = (milliseconds: number, then: () => void) => {
    pauses.push({ milliseconds, then });
    return () => {};
  };
  const open = (account = "lin") => answerKeeper({ account, attemptId: "t1" }, { storage, send, wait, changed: () => {} });
  return { storage, sent, pauses, open };
}
const answered = (resolve: (sent: Sent) => void, outcome: Sent) => {
  resolve(outcome);
  return settled();
};
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const a: Answer = { kind: "single", option: "a" };
const b: Answer = { kind: "single", option: "b" };

test("an answer is kept in the browser until the server has acknowledged it, and only then shown as saved", async () => {
  const { storage, sent, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  expect(keeper.markOf("q1")).toBe("saving");
  expect(draftKeys(storage, "lin", "t1")).toHaveLength(1);
  await sent[0]!.answer({ outcome: "saved" });
  expect(sent[0]!.kept).toEqual({ questionId: "q1", seq: 1, answer: a });
  expect(keeper.markOf("q1")).toBe("saved");
  expect(draftKeys(storage, "lin", "t1")).toEqual([]);
});

test("a change of mind while the first answer is on its way is sent after it, with a higher number", async () => {
  const { sent, open } = world();
  const keeper = open();
  keeper.give("q1", a, 4);
  keeper.give("q1", b, 4);
  expect(sent).toHaveLength(1);
  await sent[0]!.answer({ outcome: "saved" });
  expect(keeper.markOf("q1")).toBe("saving");
  await sent[1]!.answer({ outcome: "saved" });
  expect(sent.map(({ kept }) => [kept.seq, kept.answer])).toEqual([
    [5, a],
    [6, b],
  ]);
  expect(keeper.markOf("q1")).toBe("saved");
});

test("a lost connection is said, tried again with growing pauses, and ends with everything saved", async () => {
  const { sent, pauses, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  for (let n = 0; n < 7; n++) {
    await sent[n]!.answer({ outcome: "lost" });
    expect([keeper.trouble(), keeper.markOf("q1")]).toEqual(["lost", "kept"]);
    pauses[n]!.then();
  }
  expect(pauses.map(({ milliseconds }) => milliseconds)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  let whole = false;
  void keeper.whole().then(() => {
    whole = true;
  });
  await sent[7]!.answer({ outcome: "saved" });
  expect([keeper.trouble(), keeper.markOf("q1"), whole]).toEqual([null, "saved", true]);
});

test("after a reload unsent answers are sent first, with the numbers they had", async () => {
  const { sent, open } = world();
  open().give("q1", a, 2);
  await sent[0]!.answer({ outcome: "lost" });
  const reloaded = open();
  expect([reloaded.answerOf("q1"), reloaded.markOf("q1"), reloaded.unsentCount()]).toEqual([a, "kept", 1]);
  void reloaded.sendNow();
  expect(sent[1]!.kept).toEqual({ questionId: "q1", seq: 3, answer: a });
});

test("when the session has ended the answer stays on the device and is sent again after signing in", async () => {
  const { storage, sent, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  await sent[0]!.answer({ outcome: "signed-out" });
  expect([keeper.trouble(), keeper.markOf("q1")]).toEqual(["signed-out", "kept"]);
  expect(draftKeys(storage, "lin", "t1")).toHaveLength(1);
  void keeper.sendNow();
  await sent[1]!.answer({ outcome: "saved" });
  expect([keeper.trouble(), keeper.markOf("q1")]).toEqual([null, "saved"]);
});

test("what one person left on a shared device is neither shown nor sent for another", async () => {
  const { sent, open } = world();
  open("lin").give("q1", a, 0);
  await sent[0]!.answer({ outcome: "signed-out" });
  const other = open("zhou");
  expect([other.answerOf("q1"), other.unsentCount()]).toEqual([null, 0]);
});

test("a later answer from elsewhere stays, is shown, and can be changed", async () => {
  const { sent, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  await sent[0]!.answer({ outcome: "newer", stored: { seq: 5, answer: b } });
  expect([keeper.newerAnswer("q1")?.answer, keeper.answerOf("q1"), keeper.unsentCount()]).toEqual([b, b, 0]);
  keeper.give("q1", a, 0);
  expect(sent[1]!.kept.seq).toBe(6);
  expect(keeper.newerAnswer("q1")).toBeNull();
});

test("when the attempt is closed nothing is tried any more and nothing stays behind", async () => {
  const { storage, sent, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  keeper.give("q2", a, 0);
  await sent[0]!.answer({ outcome: "closed" });
  await keeper.whole();
  expect([keeper.trouble(), sent.length, draftKeys(storage, "lin", "t1").length]).toEqual(["closed", 1, 0]);
});

test("a browser that keeps nothing for pages still sends every answer", async () => {
  const refuse = () => {
    throw new Error("storage is off");
  };
  const storage = { length: 0, key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse };
  const sent: KeptAnswer[] = [];
  const keeper = answerKeeper(
    { account: "lin", attemptId: "t1" },
    { storage, send: async (kept) => ({ outcome: sent.push(kept) > 0 ? "saved" : "lost" }), wait: () => () => {}, changed: () => {} },
  );
  keeper.give("q1", a, 0);
  await keeper.whole();
  expect([sent.length, keeper.markOf("q1")]).toEqual([1, "saved"]);
});

test("while somebody types, every letter is kept at once and only the pause is sent", async () => {
  const { storage, sent, pauses, open } = world();
  const keeper = open();
  const typed = (value: string): Answer => ({ kind: "numeric", value });
  for (const value of ["8", "86"]) keeper.give("q1", typed(value), 0, 800);
  expect(sent).toHaveLength(0);
  expect(draftKeys(storage, "lin", "t1")).toHaveLength(1);
  expect(keeper.markOf("q1")).toBe("saving");
  pauses.at(-1)!.then();
  expect(sent.map(({ kept }) => kept.answer)).toEqual([typed("86")]);
  keeper.give("q1", typed("865"), 0, 800);
  await sent[0]!.answer({ outcome: "saved" });
  expect(sent).toHaveLength(1);
  void keeper.sendNow();
  expect(sent.map(({ kept }) => kept.answer)).toEqual([typed("86"), typed("865")]);
});

test("what the server cannot read is told in the server's words, until something else is typed", async () => {
  const { sent, open } = world();
  const keeper = open();
  keeper.give("q1", { kind: "numeric", value: "1,234" }, 0);
  await sent[0]!.answer({ outcome: "refused", sentence: "Write 1234." });
  expect([keeper.markOf("q1"), keeper.refusalOf("q1"), keeper.unsentCount()]).toEqual(["refused", "Write 1234.", 0]);
  keeper.give("q1", { kind: "numeric", value: "1234" }, 0);
  expect(keeper.refusalOf("q1")).toBeNull();
});
