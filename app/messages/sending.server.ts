import type { Workplace } from "~/jobs/job";
import { catalogues } from "~/locale/catalogues";
import { timeIn } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import type { Note } from "./channel";
import { originFor } from "./mail.server";
import { speaking } from "./names.server";
import { type Claimed, claimLetter, giveUpStale, hasDue, hasStale, markSent, markTrouble } from "./outbox.server";
import { type Opening, type Pile, type Posted, post } from "./posting.server";
import { maySendAt } from "./sending";

const maySend = ({ settings, source }: Workplace, now: Date) => settings.SMTP_URL !== undefined && maySendAt(timeIn(source.current().zone, now));

/** Whether there is mail that may leave now, or that nobody will want any more. */
export const isMailWaiting = async (place: Workplace, now: Date): Promise<boolean> =>
  (await hasStale(place.store.read, now)) || (maySend(place, now) && (await hasDue(place.store.read, now)));

/** Sends what is due, and gives up what nobody will want any more. Says how many left. */
export async function sendMail(place: Workplace, now: Date, open?: Opening): Promise<Posted> {
  const { store, settings } = place;
  if (await hasStale(store.read, now)) await giveUpStale(store, settings.SMTP_URL ? "too-old" : "no-server", now);
  if (!maySend(place, now)) return { sent: 0, failed: 0 };
  const pile: Pile<Claimed> = {
    claim: () => claimLetter(store, now),
    noteOf: (claimed) => noteOf(place, claimed),
    markSent: (claimed) => markSent(store, claimed, now),
    markTrouble: (claimed, trouble) => markTrouble(store, claimed, trouble, now),
  };
  return post(place, pile, open);
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
