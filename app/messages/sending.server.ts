import type { Workplace } from "~/jobs/job";
import { catalogues } from "~/locale/catalogues";
import { timeIn } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import type { Settings } from "~db/settings";
import type { Channel, Note } from "./channel";
import { mailChannel, originFor } from "./mail.server";
import { speaking } from "./names.server";
import { type Claimed, claimLetter, giveUpStale, hasDue, hasStale, markSent, markTrouble } from "./outbox.server";
import { maySendAt } from "./sending";

/** How long one run goes on, in milliseconds: shorter than the lease of a job. The next one continues. */
const RUN = 40_000;
/** What is on its way when the server stops has so long to arrive. Then it stays claimed, and another process looks after it. */
const LAST_MOMENT = 3_000;

const maySend = ({ settings, source }: Workplace, now: Date) => settings.SMTP_URL !== undefined && maySendAt(timeIn(source.current().zone, now));

/** Whether there is mail that may leave now, or that nobody will want any more. */
export const isMailWaiting = async (place: Workplace, now: Date): Promise<boolean> =>
  (await hasStale(place.store.read, now)) || (maySend(place, now) && (await hasDue(place.store.read, now)));

/** Sends what is due, one letter after the other, until nothing is left, the server is not there, or the run has lasted long enough. Says how many left. */
export async function sendMail(place: Workplace, now: Date, open: (settings: Settings) => Channel = mailChannel): Promise<{ sent: number; failed: number }> {
  const { store, settings, ending } = place;
  const done = { sent: 0, failed: 0 };
  if (await hasStale(store.read, now)) await giveUpStale(store, settings.SMTP_URL ? "too-old" : "no-server", now);
  if (!maySend(place, now)) return done;
  const channel = open(settings);
  const started = performance.now();
  try {
    while (!ending?.aborted && performance.now() - started < RUN) {
      const claimed = await claimLetter(store, now);
      if (!claimed) break;
      const trouble = await orEnding(channel.send(await noteOf(place, claimed)), ending);
      if (trouble === "ending") break;
      if (!trouble) {
        await markSent(store, claimed, now);
        done.sent += 1;
        continue;
      }
      await markTrouble(store, claimed, { forGood: trouble.kind === "for-good", why: trouble.why }, now);
      done.failed += 1;
      if (trouble.kind === "nobody-there") break;
    }
  } finally {
    channel.close();
  }
  return done;
}

async function noteOf({ store, source, settings }: Workplace, { letter, language: chosen, told }: Claimed): Promise<Note> {
  const library = source.current();
  const language: Language = chosen ?? library.company.languages[0] ?? "en";
  const words = catalogues[language].messages.mail;
  const say = await speaking(
    store.read,
    library,
    language,
    told.map(({ message }) => message),
  );
  const origin = originFor(settings);
  const company = inLanguage(library.company.name, language);
  const only = told.length === 1 ? say(told[0]!.message) : null;
  return {
    id: letter.id,
    to: letter.address,
    language,
    subject: `${company}: ${only ?? words.many(told.length)}`,
    opening: words.opening,
    items: told.map(({ id, message }) => ({ text: say(message), link: `${origin}/messages/${id}` })),
    closing: [words.why(company), words.choose],
    stop: { text: words.stop, link: `${origin}/mail/${letter.token}` },
  };
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
