import { type DraftStorage, draftKey, draftKeys, forgetDrafts, keepDraft, readDraft } from "~/ui/drafts";
import type { Answer } from "~db/tables/quizzes";
import { sameAnswer } from "./answer";

/** What was asked and answered, as it stood on the page: for the file that a person can hand to a trainer. */
export type InWords = { number: number; question: string; answer: string };
export type Sending = { questionId: string; seq: number; answer: Answer };
/** An answer in this browser. `tried` are own answers sent with the same number of which nobody knows whether they arrived. */
export type KeptAnswer = Sending & { tried: Answer[]; inWords?: InWords };
export type StoredAnswer = Pick<Sending, "seq" | "answer">;
/** Two answers to one question: the one given here, and one the server took from elsewhere that this page had not seen. */
export type Conflict = { mine: KeptAnswer; stored: StoredAnswer };

/** What became of one sending. `lost`: no answer came, or the server was not able to give one. */
export type Sent =
  | { outcome: "saved"; late?: boolean }
  | { outcome: "newer"; stored: StoredAnswer }
  | { outcome: "refused"; sentence?: string }
  | { outcome: "closed" | "signed-out" | "not-yours" | "lost" };

/** What stands between the kept answers and the server now. */
export type Trouble = "lost" | Away | "closed";
/** Whoever sits here is not signed in: nobody is, or somebody else. */
type Away = "signed-out" | "not-yours";
export type SavedMark = "saved" | "late" | "saving" | "kept" | "refused" | "undecided";

/** What the keeper needs of its world. `wait` calls back later and returns how to call that off; `reach` asks whether the server is there, `whose` whose session this browser has now. */
export type Ports = {
  storage: DraftStorage;
  send(answer: Sending): Promise<Sent>;
  reach(): Promise<boolean>;
  whose(): Promise<"mine" | Away>;
  wait(milliseconds: number, then: () => void): () => void;
  changed(): void;
};

export type AnswerKeeper = ReturnType<typeof answerKeeper>;

/** Together with the longest a request may take, under the ten seconds in which a page heals once the connection is back. */
const LONGEST_PAUSE = 4_000;

/**
 * Sends each answer when it is given and keeps it in the browser until the server has acknowledged it. One is on its way at
 * a time; of several to one question only the last counts. What could not be sent is tried again with growing pauses. Each is
 * sent with the number after the last one known here, so that the server never puts it over an answer this page had not seen:
 * then the person decides.
 */
export function answerKeeper({ account, attemptId }: { account: string; attemptId: string }, ports: Ports) {
  const unsent = new Map<string, KeptAnswer>(keptBefore(ports.storage, account, attemptId).map((kept) => [kept.questionId, kept]));
  const given = new Map<string, StoredAnswer>([...unsent].map(([questionId, kept]) => [questionId, kept]));
  const marks = new Map<string, SavedMark>([...unsent.keys()].map((questionId) => [questionId, "kept"]));
  const known = new Map<string, number>();
  const conflicts = new Map<string, Conflict>();
  const refusals = new Map<string, string>();
  const shifts = new Map<string, number>();
  let leftOver: KeptAnswer[] = [];
  let trouble: Trouble | null = null;
  let failures = 0;
  let busy: string | null = null;
  let asking = false;
  let typing = false;
  let stopped = false;
  let callOff = () => {};
  let waiting: (() => void)[] = [];

  const keyOf = (questionId: string) => draftKey(account, attemptId, questionId);
  const isWhole = () => unsent.size === 0 || trouble === "closed";
  const knownOf = (questionId: string) => known.get(questionId) ?? 0;
  const learn = (questionId: string, seq: number) => known.set(questionId, Math.max(seq, knownOf(questionId)));

  function give(questionId: string, answer: Answer, storedSeq: number, { pause = 0, inWords }: { pause?: number; inWords?: InWords } = {}) {
    const conflict = conflicts.get(questionId);
    learn(questionId, Math.max(storedSeq, conflict?.stored.seq ?? 0));
    const before = unsent.get(questionId);
    const onItsWay = busy === questionId ? before : undefined;
    keep({ questionId, seq: onItsWay ? onItsWay.seq + 1 : knownOf(questionId) + 1, answer, tried: onItsWay ? [] : (before?.tried ?? []), inWords });
    conflicts.delete(questionId);
    refusals.delete(questionId);
    marks.set(questionId, trouble ? "kept" : "saving");
    typing = pause > 0;
    if (!typing) return void sendNow();
    callOff();
    if (busy === null) callOff = ports.wait(pause, () => void sendNow());
    ports.changed();
  }

  function keep(kept: KeptAnswer) {
    unsent.set(kept.questionId, kept);
    given.set(kept.questionId, kept);
    keepDraft(ports.storage, keyOf(kept.questionId), kept);
  }

  async function sendNow(): Promise<void> {
    typing = false;
    if (trouble === "signed-out" || trouble === "not-yours") return lookBack();
    if (unsent.size > 0) return sendAll();
    if (trouble !== "lost" || asking) return;
    callOff();
    asking = true;
    const reached = await ports.reach().catch(() => false);
    asking = false;
    if (reached) return noted(null);
    failures++;
    later();
  }

  /** While somebody else may be signed in, nothing is sent before the session is known to be one's own again. */
  async function lookBack() {
    if (asking) return;
    callOff();
    asking = true;
    const whose = await ports.whose().catch(() => null);
    asking = false;
    if (whose === "mine") {
      trouble = null;
      return sendAll();
    }
    trouble = whose ?? trouble;
    failures++;
    ports.changed();
    later();
  }

  async function sendAll() {
    if (busy !== null) return;
    callOff();
    busy = "";
    ports.changed();
    while (!isWhole() && !typing) {
      const [next] = unsent.values();
      busy = next!.questionId;
      const { questionId, seq, answer } = next!;
      const goOn = settle(next!, await ports.send({ questionId, seq, answer }).catch((): Sent => ({ outcome: "lost" })));
      ports.changed();
      if (!goOn) break;
    }
    busy = null;
    if (!isWhole()) later();
    else for (const done of waiting.splice(0)) done();
  }

  function later() {
    if (!stopped) callOff = ports.wait(Math.min(LONGEST_PAUSE, 1_000 * 2 ** Math.max(0, failures - 1)), () => void sendNow());
  }

  /** Says whether the next one may be sent at once. */
  function settle(sent: KeptAnswer, { outcome, ...said }: Sent & { stored?: StoredAnswer; sentence?: string; late?: boolean }): boolean {
    const { questionId, seq } = sent;
    const current = unsent.get(questionId)!;
    if (outcome === "lost" || outcome === "signed-out" || outcome === "not-yours") {
      trouble = outcome;
      failures++;
      keep({ ...current, seq, tried: [...sent.tried, sent.answer] });
      for (const waitingToo of unsent.keys()) marks.set(waitingToo, "kept");
      return false;
    }
    trouble = outcome === "closed" ? "closed" : null;
    failures = 0;
    if (outcome === "closed") {
      leftOver = [...unsent.values()];
      for (const kept of leftOver) forget(kept);
    } else if (outcome === "newer") compare(sent, said.stored!);
    else {
      if (outcome === "saved") learn(questionId, seq);
      if (current !== sent) marks.set(questionId, "saving");
      else {
        marks.set(questionId, outcome === "saved" && said.late ? "late" : outcome);
        if (outcome === "refused" && said.sentence) refusals.set(questionId, said.sentence);
        forget(sent);
      }
    }
    return true;
  }

  /** The server has another answer than the one sent: an own earlier one, the same one from elsewhere, or one to ask about. */
  function compare(sent: KeptAnswer, stored: StoredAnswer) {
    const { questionId } = sent;
    const current = unsent.get(questionId)!;
    const isOwn = stored.seq === sent.seq && [...sent.tried, ...(current === sent ? [] : [sent.answer])].some((answer) => sameAnswer(answer, stored.answer));
    if (isOwn) {
      learn(questionId, stored.seq);
      return keep({ ...current, seq: stored.seq + 1, tried: [] });
    }
    unsent.delete(questionId);
    if (sameAnswer(current.answer, stored.answer)) return settleOn(questionId, current, stored);
    conflicts.set(questionId, { mine: current, stored });
    given.set(questionId, stored);
    marks.set(questionId, "undecided");
    shift(questionId);
  }

  function settleOn(questionId: string, mine: KeptAnswer, stored: StoredAnswer) {
    learn(questionId, stored.seq);
    conflicts.delete(questionId);
    given.set(questionId, stored);
    marks.set(questionId, "saved");
    forget(mine);
  }

  /** Another window of this browser may have kept a later answer in the same place: that one stays. */
  function forget(kept: KeptAnswer) {
    const { questionId } = kept;
    unsent.delete(questionId);
    const there = readDraft(ports.storage, keyOf(questionId)) as KeptAnswer | null;
    if (there && there.seq <= kept.seq && sameAnswer(there.answer, kept.answer)) forgetDrafts(ports.storage, [keyOf(questionId)]);
  }

  const shift = (questionId: string) => shifts.set(questionId, (shifts.get(questionId) ?? 0) + 1);

  function noted(now: "lost" | null) {
    if (trouble !== null && trouble !== "lost") return;
    if (now === null) failures = 0;
    const isNew = trouble !== now;
    trouble = now;
    if (now === "lost") for (const questionId of unsent.keys()) marks.set(questionId, "kept");
    if (isNew) ports.changed();
  }

  return {
    /**
     * A changed answer; `storedSeq` is the number the server's answer had when the page was made, 0 for none. While somebody
     * types it is kept at once, and sent after a pause of so many milliseconds.
     */
    give,
    /** Sends what is kept, now: at the start, and whenever the connection or the session may have come back. */
    sendNow,
    /** The browser says that there is no connection. */
    disconnected: () => {
      noted("lost");
      if (busy === null) later();
    },
    /** Asks whether the server can be reached, where nothing else is asking. */
    async lookAround() {
      if (busy !== null || unsent.size > 0 || trouble !== null) return;
      const reached = await ports.reach().catch(() => false);
      if (reached || busy !== null || stopped) return;
      failures++;
      noted("lost");
      later();
    },
    /** Resolves when nothing is unsent any more: all acknowledged or to be decided, or the attempt closed. */
    whole: () => (isWhole() && busy === null ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve))),
    stop: () => {
      stopped = true;
      callOff();
      waiting = [];
    },
    markOf: (questionId: string): SavedMark | null => marks.get(questionId) ?? null,
    /** The answer to show where the page's own, with its number, is not the latest known here. */
    answerOf: (questionId: string, storedSeq = 0): Answer | null => {
      const answer = given.get(questionId);
      return answer && answer.seq >= storedSeq ? answer.answer : null;
    },
    /** How often the answer to show was changed otherwise than on the page. */
    shiftsOf: (questionId: string): number => shifts.get(questionId) ?? 0,
    conflictOf: (questionId: string): Conflict | null => conflicts.get(questionId) ?? null,
    /** Questions with two answers to decide between. */
    undecided: () => [...conflicts.keys()],
    keepMine(questionId: string) {
      const conflict = conflicts.get(questionId);
      if (!conflict) return;
      shift(questionId);
      give(questionId, conflict.mine.answer, conflict.stored.seq, { inWords: conflict.mine.inWords });
    },
    takeOther(questionId: string) {
      const conflict = conflicts.get(questionId);
      if (!conflict) return;
      shift(questionId);
      settleOn(questionId, conflict.mine, conflict.stored);
      ports.changed();
    },
    /** Why the server did not take an answer, in its own words. */
    refusalOf: (questionId: string): string | null => refusals.get(questionId) ?? null,
    trouble: () => trouble,
    unsentCount: () => unsent.size,
    /** What this browser has and the server has not: not sent, not decided, or come too late. */
    unsaved: (): KeptAnswer[] => [...unsent.values(), ...[...conflicts.values()].map(({ mine }) => mine), ...leftOver],
    /** Whether closing the page now would leave something undone. What came too late cannot be helped by staying. */
    isUnsaved: () => unsent.size + conflicts.size > 0,
  };
}

/** Of what an earlier page of this browser kept nobody knows whether it arrived. */
function keptBefore(storage: DraftStorage, account: string, attemptId: string): KeptAnswer[] {
  return draftKeys(storage, account, attemptId)
    .map((key) => readDraft(storage, key) as KeptAnswer | null)
    .filter((kept): kept is KeptAnswer => typeof kept?.questionId === "string" && Number.isInteger(kept.seq) && typeof kept.answer === "object")
    .map((kept) => ({ ...kept, tried: [...(Array.isArray(kept.tried) ? kept.tried : []), kept.answer] }));
}
