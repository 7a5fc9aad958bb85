import { type DraftStorage, draftKey, forgetDrafts, keepDraft, readDraft } from "~/ui/drafts";

/** A form's fields in order, as the browser would send them. */
export type Fields = [name: string, value: string][];
/** What is sent: all marks, with who writes (this opened page), its own count, and the newest save it knows of. */
export type Sending = { fields: Fields; writer: string; turn: number; base: number };
export type Sent =
  | { outcome: "saved"; seq: number }
  | { outcome: "elsewhere"; seq: number }
  | { outcome: "closed" | "replaced" | "signed-out" | "not-yours" | "refused" | "lost" };

/** What the page may honestly say: `kept` is on this device only, `idle` is before the first change. */
export type Keeping = "idle" | "saved" | "saving" | "kept" | "elsewhere" | "closed" | "replaced" | "signed-out" | "not-yours" | "refused";
export type Ports = { storage: DraftStorage; send(sending: Sending): Promise<Sent>; wait(milliseconds: number, then: () => void): () => void; changed(): void };
/** What the server had when the page was made. */
export type Known = { seq: number; writer: string; turn: number };

const LONGEST_PAUSE = 30_000;
/** While somebody types, marks are sent when they pause. */
const TYPING = 700;

export type MarksKeeper = ReturnType<typeof marksKeeper>;

/**
 * Sends all marks whenever one changes and keeps them in the browser until the server has acknowledged them. One sending is on
 * its way at a time, the newest marks follow; what could not be sent is tried again with growing pauses.
 */
export function marksKeeper({ account, performanceId, writer, known }: { account: string; performanceId: string; writer: string; known: Known }, ports: Ports) {
  const key = draftKey(account, "performance", performanceId);
  const before = keptBefore(ports.storage, key, known);
  let unsent: Fields | null = null;
  let keeping: Keeping = "idle";
  let base = known.seq;
  let turn = 1;
  let failures = 0;
  let busy = false;
  let callOff = () => {};

  const say = (now: Keeping) => {
    keeping = now;
    ports.changed();
  };

  function give(fields: Fields, { typing = false } = {}) {
    if (keeping === "closed" || keeping === "replaced") return;
    unsent = fields;
    turn++;
    keepDraft(ports.storage, key, { fields, writer, turn, base });
    if (keeping === "elsewhere") return;
    say(keeping === "idle" || keeping === "saved" || keeping === "refused" ? "saving" : keeping);
    callOff();
    if (typing) callOff = ports.wait(TYPING, () => void sendNow());
    else void sendNow();
  }

  async function sendNow(): Promise<void> {
    if (busy || !unsent || keeping === "elsewhere" || keeping === "closed" || keeping === "replaced") return;
    callOff();
    busy = true;
    const sending = { fields: unsent, writer, turn, base };
    const sent = await ports.send(sending).catch((): Sent => ({ outcome: "lost" }));
    busy = false;
    settle(sending, sent);
  }

  function settle(sending: Sending, sent: Sent) {
    const changedSince = unsent !== sending.fields;
    failures = sent.outcome === "lost" || sent.outcome === "signed-out" || sent.outcome === "not-yours" ? failures + 1 : 0;
    if (sent.outcome === "saved") {
      base = sent.seq;
      if (changedSince) return void sendNow();
      unsent = null;
      forgetDrafts(ports.storage, [key]);
      return say("saved");
    }
    if (sent.outcome === "elsewhere") base = sent.seq;
    if (sent.outcome === "closed" || sent.outcome === "replaced") forgetDrafts(ports.storage, [key]);
    say(sent.outcome === "lost" ? "kept" : sent.outcome);
    if (sent.outcome === "refused" && changedSince) return void sendNow();
    if (failures > 0) callOff = ports.wait(Math.min(LONGEST_PAUSE, 1_000 * 2 ** (failures - 1)), () => void sendNow());
  }

  return {
    /** Marks from an earlier visit that never reached the server; to be shown, then given. */
    before,
    give,
    sendNow,
    /** The next count of this page, for a form that the browser sends itself. */
    nextTurn: () => ++turn,
    base: () => base,
    keeping: () => keeping,
    /** Two pages wrote different marks: those of this page are to count, or given up. */
    keepMine() {
      say("saving");
      void sendNow();
    },
    dropMine: () => forgetDrafts(ports.storage, [key]),
    stop: () => callOff(),
  };
}

/** Forgets what the browser kept when the server has it: a form that the browser sent itself was never acknowledged to a script. */
export function forgetSaved(storage: DraftStorage, account: string, performanceId: string, known: Known): void {
  keptBefore(storage, draftKey(account, "performance", performanceId), known);
}

/** What the browser kept, unless the server has it. `mine`: nobody else wrote in between, so that it simply goes on. */
function keptBefore(storage: DraftStorage, key: string, known: Known): { fields: Fields; mine: boolean } | null {
  const kept = readDraft(storage, key) as Partial<Sending> | null;
  if (!kept || !Array.isArray(kept.fields) || typeof kept.turn !== "number") return null;
  const fields = kept.fields.filter(
    (field): field is [string, string] => Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === "string"),
  );
  const sameWriter = kept.writer === known.writer;
  if (sameWriter && kept.turn <= known.turn) {
    forgetDrafts(storage, [key]);
    return null;
  }
  return { fields, mine: sameWriter || kept.base === known.seq };
}
