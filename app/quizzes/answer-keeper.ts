import { type DraftStorage, draftKey, draftKeys, forgetDrafts, keepDraft, readDraft } from "~/ui/drafts";
import type { Answer } from "~db/tables/quizzes";

export type KeptAnswer = { questionId: string; seq: number; answer: Answer };
export type StoredAnswer = Pick<KeptAnswer, "seq" | "answer">;

/** What became of one sending. `lost`: no answer came, or the server was not able to give one. */
export type Sent =
  | { outcome: "saved" }
  | { outcome: "newer"; stored: StoredAnswer }
  | { outcome: "refused"; sentence?: string }
  | { outcome: "closed" | "signed-out" | "not-yours" | "lost" };

/** What stands between the kept answers and the server now. */
export type Trouble = "lost" | "signed-out" | "not-yours" | "closed";
export type SavedMark = "saved" | "saving" | "kept" | "refused";

/** What the keeper needs of its world. `wait` calls back later and returns how to call that off. */
export type Ports = {
  storage: DraftStorage;
  send(answer: KeptAnswer): Promise<Sent>;
  wait(milliseconds: number, then: () => void): () => void;
  changed(): void;
};

export type AnswerKeeper = ReturnType<typeof answerKeeper>;

const LONGEST_PAUSE = 30_000;

/**
 * Sends each answer when it is given and keeps it in the browser until the server has acknowledged it. One is on its way at
 * a time; of several to one question only the last counts. What could not be sent is tried again with growing pauses.
 */
export function answerKeeper({ account, attemptId }: { account: string; attemptId: string }, ports: Ports) {
  const unsent = new Map<string, KeptAnswer>(keptBefore(ports.storage, account, attemptId).map((kept) => [kept.questionId, kept]));
  const given = new Map<string, Answer>([...unsent].map(([questionId, { answer }]) => [questionId, answer]));
  const highest = new Map<string, number>();
  const marks = new Map<string, SavedMark>([...unsent.keys()].map((questionId) => [questionId, "kept"]));
  const newer = new Map<string, StoredAnswer>();
  const refusals = new Map<string, string>();
  let trouble: Trouble | null = null;
  let failures = 0;
  let busy = false;
  let typing = false;
  let callOff = () => {};
  let waiting: (() => void)[] = [];

  const keyOf = (questionId: string) => draftKey(account, attemptId, questionId);
  const isWhole = () => unsent.size === 0 || trouble === "closed";

  function give(questionId: string, answer: Answer, storedSeq: number, pause = 0) {
    const seq = Math.max(storedSeq, highest.get(questionId) ?? 0, unsent.get(questionId)?.seq ?? 0) + 1;
    const kept = { questionId, seq, answer };
    highest.set(questionId, seq);
    unsent.set(questionId, kept);
    given.set(questionId, answer);
    newer.delete(questionId);
    refusals.delete(questionId);
    marks.set(questionId, trouble ? "kept" : "saving");
    keepDraft(ports.storage, keyOf(questionId), kept);
    typing = pause > 0;
    if (!typing) return void sendAll();
    callOff();
    if (!busy) callOff = ports.wait(pause, () => void sendNow());
    ports.changed();
  }

  function sendNow() {
    typing = false;
    return unsent.size > 0 ? sendAll() : Promise.resolve();
  }

  async function sendAll() {
    if (busy) return;
    callOff();
    busy = true;
    ports.changed();
    while (!isWhole() && !typing) {
      const [next] = unsent.values();
      const goOn = settle(next!, await ports.send(next!).catch((): Sent => ({ outcome: "lost" })));
      ports.changed();
      if (!goOn) break;
    }
    busy = false;
    if (!isWhole()) callOff = ports.wait(Math.min(LONGEST_PAUSE, 1_000 * 2 ** Math.max(0, failures - 1)), () => void sendNow());
    else for (const done of waiting.splice(0)) done();
  }

  /** Says whether the next one may be sent at once. */
  function settle(kept: KeptAnswer, sent: Sent): boolean {
    const { questionId } = kept;
    if (sent.outcome === "lost" || sent.outcome === "signed-out" || sent.outcome === "not-yours") {
      trouble = sent.outcome;
      failures++;
      for (const waitingToo of unsent.keys()) marks.set(waitingToo, "kept");
      return false;
    }
    trouble = sent.outcome === "closed" ? "closed" : null;
    failures = 0;
    if (sent.outcome === "closed") forget([...unsent.keys()]);
    if (sent.outcome === "newer") {
      highest.set(questionId, sent.stored.seq);
      if (unsent.get(questionId) === kept) {
        newer.set(questionId, sent.stored);
        given.set(questionId, sent.stored.answer);
      }
    }
    if (unsent.get(questionId) === kept) {
      marks.set(questionId, sent.outcome === "refused" ? "refused" : "saved");
      if (sent.outcome === "refused" && sent.sentence) refusals.set(questionId, sent.sentence);
      forget([questionId]);
    } else if (unsent.has(questionId)) marks.set(questionId, "saving");
    return true;
  }

  function forget(questionIds: string[]) {
    for (const questionId of questionIds) unsent.delete(questionId);
    forgetDrafts(ports.storage, questionIds.map(keyOf));
  }

  return {
    /**
     * A changed answer; `storedSeq` is the number the server's answer had when the page was made, 0 for none. While somebody
     * types it is kept at once, and sent after a pause of so many milliseconds.
     */
    give,
    /** Sends what is kept, now: at the start, and whenever the connection or the session may have come back. */
    sendNow,
    /** Resolves when nothing is unsent any more: all acknowledged, or the attempt closed. */
    whole: () => (isWhole() && !busy ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve))),
    stop: () => {
      callOff();
      waiting = [];
    },
    markOf: (questionId: string): SavedMark | null => marks.get(questionId) ?? null,
    /** The answer to show where it differs from the page's: given here and perhaps unsent, or a later one from elsewhere. */
    answerOf: (questionId: string): Answer | null => given.get(questionId) ?? null,
    /** A later answer from elsewhere, which stays in place of the one sent from here. */
    newerAnswer: (questionId: string): StoredAnswer | null => newer.get(questionId) ?? null,
    /** Why the server did not take an answer, in its own words. */
    refusalOf: (questionId: string): string | null => refusals.get(questionId) ?? null,
    trouble: () => trouble,
    unsentCount: () => unsent.size,
  };
}

function keptBefore(storage: DraftStorage, account: string, attemptId: string): KeptAnswer[] {
  return draftKeys(storage, account, attemptId)
    .map((key) => readDraft(storage, key) as KeptAnswer | null)
    .filter((kept): kept is KeptAnswer => typeof kept?.questionId === "string" && Number.isInteger(kept.seq) && typeof kept.answer === "object");
}
