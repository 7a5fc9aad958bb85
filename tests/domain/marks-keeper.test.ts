import { beforeEach, expect, test } from "vitest";
import { type Fields, forgetSaved, type Known, marksKeeper, type Sending, type Sent } from "~/role-plays/marks-keeper";

/** A browser's storage, and a server whose answers the test decides. */
let stored: Map<string, string>;
let sent: { sending: Sending; answer(sent: Sent): Promise<void> }[];
let waiting: { milliseconds: number; then: () => void }[];
beforeEach(() => {
  stored = new Map();
  sent = [];
  waiting = [];
});

const storage = {
  get length() {
    return stored.size;
  },
  key: (place: number) => [...stored.keys()][place] ?? null,
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => void stored.set(key, value),
  removeItem: (key: string) => void stored.delete(key),
};
const settled = async () => {
  for (let n = 0; n < 5; n++) await Promise.resolve();
};
const nothing: Known = { seq: 0, writer: "", turn: 0 };

function open({ writer = "page1", known = nothing, account = "su" } = {}) {
  const send = (sending: Sending) =>
    new Promise<Sent>((resolve) => {
      const answer = (given: Sent) => {
        resolve(given);
        return settled();
      };
      sent.push({ sending, answer });
    });
  const wait = (milliseconds: number, then: () => void) => {
    const waits = { milliseconds, then };
    waiting.push(waits);
    return () => void (waiting = waiting.filter((one) => one !== waits));
  };
  return marksKeeper({ account, performanceId: "p1", writer, known }, { storage, send, wait, changed: () => {} });
}
const tone = (level: string): Fields => [["level.tone", level]];

test("a tap is sent at once, and forgotten by the browser when it is acknowledged", async () => {
  const keeper = open();
  expect(keeper.keeping()).toBe("idle");
  keeper.give(tone("3"));
  expect([keeper.keeping(), stored.size, sent.length]).toEqual(["saving", 1, 1]);
  await sent[0]!.answer({ outcome: "saved", seq: 1 });
  expect([keeper.keeping(), stored.size, keeper.base()]).toEqual(["saved", 0, 1]);
});

test("typing is sent when it pauses, but kept from the first letter", () => {
  const keeper = open();
  keeper.give([["comment", "W"]], { typing: true });
  keeper.give([["comment", "We"]], { typing: true });
  expect([sent.length, stored.size, waiting.length]).toEqual([0, 1, 1]);
  waiting[0]!.then();
  expect(sent[0]!.sending).toMatchObject({ fields: [["comment", "We"]], turn: 3 });
});

test("one sending is under way at a time, and the newest marks follow it", async () => {
  const keeper = open();
  keeper.give(tone("2"));
  keeper.give(tone("3"));
  keeper.give(tone("4"));
  expect(sent).toHaveLength(1);
  await sent[0]!.answer({ outcome: "saved", seq: 1 });
  expect(sent[1]!.sending).toMatchObject({ fields: tone("4"), base: 1, turn: 4 });
  expect([keeper.keeping(), stored.size]).toEqual(["saving", 1]);
  await sent[1]!.answer({ outcome: "saved", seq: 2 });
  expect([keeper.keeping(), stored.size]).toEqual(["saved", 0]);
});

test("without a connection it says so, keeps everything and tries again with growing pauses", async () => {
  const keeper = open();
  keeper.give(tone("2"));
  const pauses: number[] = [];
  for (let n = 0; n < 7; n++) {
    await sent[n]!.answer({ outcome: "lost" });
    expect([keeper.keeping(), stored.size]).toEqual(["kept", 1]);
    pauses.push(waiting[0]!.milliseconds);
    waiting[0]!.then();
  }
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  await sent[7]!.answer({ outcome: "saved", seq: 1 });
  expect([keeper.keeping(), stored.size]).toEqual(["saved", 0]);
});

test.each(["signed-out", "not-yours"] as const)("when the answer is %s, marks stay on the device and are offered at the next visit", async (outcome) => {
  open().give(tone("2"));
  await sent[0]!.answer({ outcome });
  expect(open({ writer: "page2" }).before).toEqual({ fields: tone("2"), mine: true });
});

test("what was kept belongs to one account only", () => {
  open({ account: "su" }).give(tone("2"));
  expect(open({ account: "keller" }).before).toBeNull();
});

test("a save whose acknowledgement was lost is not offered again; a later change of the same page is", async () => {
  const keeper = open();
  keeper.give(tone("2"));
  await sent[0]!.answer({ outcome: "lost" });
  expect(open({ writer: "page2", known: { seq: 1, writer: "page1", turn: 2 } }).before).toBeNull();
  expect(stored.size).toBe(0);
  keeper.give(tone("3"));
  expect(open({ writer: "page2", known: { seq: 1, writer: "page1", turn: 2 } }).before).toEqual({ fields: tone("3"), mine: true });
});

test("when another page saved since, the grader is asked which marks count", async () => {
  open().give(tone("2"));
  expect(open({ writer: "page2", known: { seq: 3, writer: "tablet", turn: 9 } }).before).toEqual({ fields: tone("2"), mine: false });
  const keeper = open({ writer: "page3", known: { seq: 3, writer: "tablet", turn: 9 } });
  keeper.give(tone("5"));
  await sent.at(-1)!.answer({ outcome: "elsewhere", seq: 4 });
  expect([keeper.keeping(), stored.size]).toEqual(["elsewhere", 1]);
  const before = sent.length;
  keeper.give(tone("4"));
  expect(sent).toHaveLength(before);
  keeper.keepMine();
  expect(sent.at(-1)!.sending).toMatchObject({ fields: tone("4"), base: 4 });
});

test("when it was signed meanwhile, nothing is kept and nothing more is sent", async () => {
  const keeper = open();
  keeper.give(tone("2"));
  await sent[0]!.answer({ outcome: "closed" });
  keeper.give(tone("3"));
  expect([keeper.keeping(), sent.length, stored.size]).toEqual(["closed", 1, 0]);
});

test("after something unusable the next change is sent again", async () => {
  const keeper = open();
  keeper.give([["comment", "\u0007"]]);
  await sent[0]!.answer({ outcome: "refused" });
  expect(keeper.keeping()).toBe("refused");
  keeper.give([["comment", "fine"]]);
  await sent[1]!.answer({ outcome: "saved", seq: 1 });
  expect(keeper.keeping()).toBe("saved");
});

test("what the browser's own form brought along is forgotten on the next page", () => {
  const keeper = open();
  keeper.give(tone("2"));
  const turn = keeper.nextTurn();
  forgetSaved(storage, "su", "p1", { seq: 1, writer: "page1", turn });
  expect(stored.size).toBe(0);
});

test("damaged leftovers in the browser are no marks", () => {
  for (const broken of ["{", "null", "[]", '{"fields":3}', '{"fields":[["a"],[1,2]],"turn":"x"}']) {
    stored.set("rung-draft:su:performance:p1", broken);
    expect(open().before).toBeNull();
  }
});
