import { expect, test } from "vitest";
import { answerKeeper, type Sending, type Sent } from "~/quizzes/answer-keeper";
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
  const reached: boolean[] = [];
  const sessions: ("mine" | "signed-out" | "not-yours")[] = [];
  const sent: { kept: Sending; answer: (sent: Sent) => Promise<void> }[] = [];
  const pauses: { milliseconds: number; then: () => void }[] = [];
  const send = (kept: Sending) => new Promise<Sent>((resolve) => sent.push({ kept, answer: (outcome) => answered(resolve, outcome) }));
  const wait = (milliseconds: number, then: () => void) => {
    pauses.push({ milliseconds, then });
    return () => {};
  };
  const open = (account = "lin") =>
    answerKeeper(
      { account, attemptId: "t1" },
      { storage, send, reach: async () => reached.shift() ?? false, whose: async () => sessions.shift() ?? "mine", wait, changed: () => {} },
    );
  return { storage, sent, pauses, reached, sessions, open };
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

test("a lost connection is said, tried again with growing pauses, none above four seconds, and ends with everything saved", async () => {
  const { sent, pauses, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  for (let n = 0; n < 7; n++) {
    await sent[n]!.answer({ outcome: "lost" });
    expect([keeper.trouble(), keeper.markOf("q1")]).toEqual(["lost", "kept"]);
    pauses[n]!.then();
  }
  expect(pauses.map(({ milliseconds }) => milliseconds)).toEqual([1_000, 2_000, 4_000, 4_000, 4_000, 4_000, 4_000]);
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
  await settled();
  await sent[1]!.answer({ outcome: "saved" });
  expect([keeper.trouble(), keeper.markOf("q1")]).toEqual([null, "saved"]);
});

test("while somebody else is signed in nothing is sent in their name, however often the page looks and whatever is chosen; then all of it", async () => {
  const { sent, sessions, pauses, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  await sent[0]!.answer({ outcome: "signed-out" });
  sessions.push("signed-out", "not-yours", "not-yours", "not-yours");
  for (let n = 0; n < 2; n++) {
    pauses.at(-1)!.then();
    await settled();
  }
  expect(keeper.trouble()).toBe("not-yours");
  keeper.give("q1", b, 0);
  await settled();
  keeper.give("q2", a, 0, { pause: 800 });
  pauses.at(-1)!.then();
  await settled();
  expect([sent.length, keeper.trouble(), keeper.unsentCount()]).toEqual([1, "not-yours", 2]);
  void keeper.sendNow();
  await settled();
  await sent[1]!.answer({ outcome: "saved" });
  await sent[2]!.answer({ outcome: "saved" });
  expect(sent.slice(1).map(({ kept }) => [kept.questionId, kept.answer])).toEqual([
    ["q1", b],
    ["q2", a],
  ]);
  expect([keeper.trouble(), keeper.unsentCount()]).toEqual([null, 0]);
});

test("what one person left on a shared device is neither shown nor sent for another", async () => {
  const { sent, open } = world();
  open("lin").give("q1", a, 0);
  await sent[0]!.answer({ outcome: "signed-out" });
  const other = open("zhou");
  expect([other.answerOf("q1"), other.unsentCount()]).toEqual([null, 0]);
});

/** A keeper whose answer `a` met `b` from elsewhere, saved as number 5. */
async function inConflict() {
  const it = world();
  const keeper = it.open();
  keeper.give("q1", a, 0, { inWords: { number: 1, question: "Which?", answer: "The first" } });
  await it.sent[0]!.answer({ outcome: "newer", stored: { seq: 5, answer: b } });
  return { ...it, keeper };
}

test("an answer from elsewhere that this page had not seen is never overwritten: it is shown, and the person is asked", async () => {
  const { keeper, sent, storage, pauses } = await inConflict();
  expect(keeper.conflictOf("q1")).toMatchObject({ mine: { answer: a, inWords: { answer: "The first" } }, stored: { seq: 5, answer: b } });
  expect([keeper.answerOf("q1"), keeper.markOf("q1"), keeper.unsentCount(), keeper.isUnsaved()]).toEqual([b, "undecided", 0, true]);
  await keeper.whole();
  expect([sent.length, pauses.length, draftKeys(storage, "lin", "t1").length]).toEqual([1, 0, 1]);
});

test("who keeps the own answer sends it after the other one; who takes the other one sends nothing", async () => {
  const mine = await inConflict();
  mine.keeper.keepMine("q1");
  expect(mine.sent[1]!.kept).toEqual({ questionId: "q1", seq: 6, answer: a });
  await mine.sent[1]!.answer({ outcome: "saved" });
  expect([mine.keeper.markOf("q1"), mine.keeper.answerOf("q1"), mine.keeper.isUnsaved()]).toEqual(["saved", a, false]);
  const other = await inConflict();
  other.keeper.takeOther("q1");
  expect([other.sent.length, other.keeper.markOf("q1"), other.keeper.answerOf("q1"), other.keeper.isUnsaved()]).toEqual([1, "saved", b, false]);
  expect(draftKeys(other.storage, "lin", "t1")).toEqual([]);
});

test("choosing again on the page decides too, and a reload before deciding asks again", async () => {
  const { keeper, sent, open } = await inConflict();
  const reloaded = open();
  void reloaded.sendNow();
  await sent[1]!.answer({ outcome: "newer", stored: { seq: 5, answer: b } });
  expect(reloaded.conflictOf("q1")).toMatchObject({ mine: { answer: a }, stored: { answer: b } });
  keeper.give("q1", b, 0);
  expect(sent[2]!.kept.seq).toBe(6);
  expect(keeper.conflictOf("q1")).toBeNull();
});

test("however often the mind was changed without a connection, an answer from elsewhere in the meantime is asked about", async () => {
  const { sent, pauses, open } = world();
  const keeper = open();
  for (let n = 0; n < 5; n++) {
    keeper.give("q1", n % 2 ? a : { kind: "single", option: "c" }, 1);
    if (n === 0) await sent[0]!.answer({ outcome: "lost" });
    else await sent[n]!.answer({ outcome: "lost" });
  }
  pauses.at(-1)!.then();
  expect(sent.at(-1)!.kept.seq).toBe(2);
  await sent.at(-1)!.answer({ outcome: "newer", stored: { seq: 2, answer: b } });
  expect(keeper.conflictOf("q1")?.stored.answer).toEqual(b);
});

test("an own answer whose acknowledgement was lost is not asked about: the later one simply follows it", async () => {
  const { sent, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  await sent[0]!.answer({ outcome: "lost" });
  keeper.give("q1", b, 0);
  await sent[1]!.answer({ outcome: "newer", stored: { seq: 1, answer: a } });
  expect([keeper.conflictOf("q1"), sent[2]!.kept]).toEqual([null, { questionId: "q1", seq: 2, answer: b }]);
  await sent[2]!.answer({ outcome: "saved" });
  expect([keeper.markOf("q1"), keeper.isUnsaved()]).toEqual(["saved", false]);
});

test("the same answer from elsewhere is nothing to ask about", async () => {
  const { sent, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  await sent[0]!.answer({ outcome: "newer", stored: { seq: 3, answer: a } });
  expect([keeper.conflictOf("q1"), keeper.markOf("q1"), keeper.isUnsaved()]).toEqual([null, "saved", false]);
});

test("a page never shows an answer given here in place of a later one it was made with", async () => {
  const { sent, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  await sent[0]!.answer({ outcome: "saved" });
  expect([keeper.answerOf("q1", 1), keeper.answerOf("q1", 2)]).toEqual([a, null]);
});

test("what another window of this browser keeps is not forgotten when this window's answer is acknowledged", async () => {
  const { storage, sent, open } = world();
  const [one, other] = [open(), open()];
  one.give("q1", a, 0);
  other.give("q1", b, 0);
  await sent[0]!.answer({ outcome: "saved" });
  expect(draftKeys(storage, "lin", "t1")).toHaveLength(1);
  expect(other.isUnsaved()).toBe(true);
});

test("a connection that is gone is said even where nothing waits to be sent, and is asked for until it is back", async () => {
  const { pauses, reached, open } = world();
  const keeper = open();
  await keeper.lookAround();
  expect(keeper.trouble()).toBe("lost");
  pauses.at(-1)!.then();
  await settled();
  expect(keeper.trouble()).toBe("lost");
  reached.push(true);
  pauses.at(-1)!.then();
  await settled();
  expect(keeper.trouble()).toBeNull();
  keeper.disconnected();
  expect(keeper.trouble()).toBe("lost");
});

test("an answer taken in the grace is marked late", async () => {
  const { sent, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  await sent[0]!.answer({ outcome: "saved", late: true });
  expect(keeper.markOf("q1")).toBe("late");
});

test("when the attempt is closed nothing is tried any more, nothing stays behind, and what came too late can still be written to a file", async () => {
  const { storage, sent, open } = world();
  const keeper = open();
  keeper.give("q1", a, 0);
  keeper.give("q2", a, 0);
  await sent[0]!.answer({ outcome: "closed" });
  await keeper.whole();
  expect([keeper.trouble(), sent.length, draftKeys(storage, "lin", "t1").length, keeper.isUnsaved()]).toEqual(["closed", 1, 0, false]);
  expect(keeper.unsaved().map(({ questionId }) => questionId)).toEqual(["q1", "q2"]);
});

test("a browser that keeps nothing for pages still sends every answer", async () => {
  const refuse = () => {
    throw new Error("storage is off");
  };
  const storage = { length: 0, key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse };
  const sent: Sending[] = [];
  const keeper = answerKeeper(
    { account: "lin", attemptId: "t1" },
    {
      storage,
      send: async (kept) => ({ outcome: sent.push(kept) > 0 ? "saved" : "lost" }),
      reach: async () => true,
      whose: async () => "mine",
      wait: () => () => {},
      changed: () => {},
    },
  );
  keeper.give("q1", a, 0);
  await keeper.whole();
  expect([sent.length, keeper.markOf("q1")]).toEqual([1, "saved"]);
});

test("while somebody types, every letter is kept at once and only the pause is sent", async () => {
  const { storage, sent, pauses, open } = world();
  const keeper = open();
  const typed = (value: string): Answer => ({ kind: "numeric", value });
  for (const value of ["8", "86"]) keeper.give("q1", typed(value), 0, { pause: 800 });
  expect(sent).toHaveLength(0);
  expect(draftKeys(storage, "lin", "t1")).toHaveLength(1);
  expect(keeper.markOf("q1")).toBe("saving");
  pauses.at(-1)!.then();
  expect(sent.map(({ kept }) => kept.answer)).toEqual([typed("86")]);
  keeper.give("q1", typed("865"), 0, { pause: 800 });
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
