import type { Workplace } from "~/jobs/job";
import { catalogues } from "~/locale/catalogues";
import { formatInstant, timeIn } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import type { Note } from "~/messages/channel";
import { originFor } from "~/messages/mail.server";
import { type Opening, type Pile, type Posted, post } from "~/messages/posting.server";
import { maySendAt } from "~/messages/sending";
import { type ClaimedLetter, claimSignInLetter, isAnyDue, markLetterSent, markLetterTrouble } from "./sign-in-letters.server";
import { firstSignInAddress } from "./slips.server";

/** At night only those who asked for it get mail. */
const purposesAt = ({ source }: Workplace, now: Date): ("invitation" | "reset")[] =>
  maySendAt(timeIn(source.current().zone, now)) ? ["reset", "invitation"] : ["reset"];

export const isSignInMailWaiting = async (place: Workplace, now: Date): Promise<boolean> =>
  place.settings.SMTP_URL !== undefined && (await isAnyDue(place.store.read, purposesAt(place, now), now));

/** Sends letters with one-time links. Says how many left. */
export async function sendSignInMail(place: Workplace, now: Date, open?: Opening): Promise<Posted> {
  const { store } = place;
  if (place.settings.SMTP_URL === undefined) return { sent: 0, failed: 0 };
  const pile: Pile<ClaimedLetter> = {
    claim: () => claimSignInLetter(store, purposesAt(place, now), now),
    noteOf: (claimed) => noteOf(place, claimed),
    markSent: ({ id }) => markLetterSent(store, id, now),
    markTrouble: (claimed, trouble) => markLetterTrouble(store, claimed, trouble, now),
  };
  return post(place, pile, open);
}

function noteOf({ source, settings }: Workplace, { purpose, mail, language: chosen, name, token, expiresAt }: ClaimedLetter): Note {
  const library = source.current();
  const language: Language = chosen ?? library.company.languages[0] ?? "en";
  const words = catalogues[language].messages.signInHelp.letter;
  const origin = originFor(settings);
  const company = inLanguage(library.company.name, language);
  const its = words[purpose];
  return {
    id: mail.id,
    to: mail.address,
    language,
    subject: its.subject(company),
    opening: its.opening(name, company),
    items: [{ text: its.link, link: firstSignInAddress(origin, token) }],
    closing: [words.until(formatInstant(expiresAt, library.zone, language), library.zone), its.closing],
    stop: { text: catalogues[language].messages.mail.stop, link: `${origin}/mail/${mail.stopToken}` },
  };
}
