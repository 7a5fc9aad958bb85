import type { Workplace } from "~/jobs/job";
import type { Settings } from "~db/settings";
import type { Channel, Note } from "./channel";
import { mailChannel } from "./mail.server";

/** How long one run goes on, in milliseconds: shorter than the lease of a job. The next one continues. */
const RUN = 40_000;
/** What is on its way when the server stops has so long to arrive. Then it stays claimed, and another process looks after it. */
const LAST_MOMENT = 3_000;

export type Posted = { sent: number; failed: number };
export type Opening = (settings: Settings) => Channel;

/** Letters of one kind that wait: how one is taken for this process alone, what it says, and what is kept of how it went. */
export type Pile<L> = {
  claim(): Promise<L | null>;
  noteOf(letter: L): Note | Promise<Note>;
  markSent(letter: L): Promise<void>;
  markTrouble(letter: L, trouble: { forGood: boolean; why: string }): Promise<void>;
};

/** Sends one letter after the other, until none is due, the server is not there, or the run has lasted long enough. Says how many left. */
export async function post<L>({ settings, ending }: Workplace, pile: Pile<L>, open: Opening = mailChannel): Promise<Posted> {
  const posted = { sent: 0, failed: 0 };
  const channel = open(settings);
  const started = performance.now();
  try {
    while (!ending?.aborted && performance.now() - started < RUN) {
      const letter = await pile.claim();
      if (!letter) break;
      const trouble = await orEnding(channel.send(await pile.noteOf(letter)), ending);
      if (trouble === "ending") break;
      if (!trouble) {
        await pile.markSent(letter);
        posted.sent += 1;
        continue;
      }
      await pile.markTrouble(letter, { forGood: trouble.kind === "for-good", why: trouble.why });
      posted.failed += 1;
      if (trouble.kind === "nobody-there") break;
    }
  } finally {
    channel.close();
  }
  return posted;
}

/** What a try came to, or that the process ends and cannot wait for it. */
async function orEnding<T>(trying: Promise<T>, ending: AbortSignal | undefined): Promise<T | "ending"> {
  if (!ending) return trying;
  return new Promise<T | "ending">((resolve, reject) => {
    const leave = () => void setTimeout(() => resolve("ending"), LAST_MOMENT).unref();
    if (ending.aborted) leave();
    else ending.addEventListener("abort", leave, { once: true });
    void trying.then(resolve, reject).finally(() => ending.removeEventListener("abort", leave));
  });
}
