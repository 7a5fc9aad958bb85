import type { Workplace } from "~/jobs/job";
import { catalogues } from "~/locale/catalogues";
import { formatInstant, timeIn } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import type { Channel, Note } from "~/messages/channel";
import { mailChannel, originFor } from "~/messages/mail.server";
import { maySendAt } from "~/messages/sending";
import type { Settings } from "~db/settings";
import { type ClaimedLetter, claimSignInLetter, isAnyDue, markLetterSent, markLetterTrouble } from "./sign-in-letters.server";
import { firstSignInAddress } from "./slips.server";

/** How long one run goes on, in milliseconds: shorter than the lease of a job. */
const RUN = 40_000;

/** At night only those who asked for it get mail. */
const purposesAt = ({ source }: Workplace, now: Date): ("invitation" | "reset")[] =>
  maySendAt(timeIn(source.current().zone, now)) ? ["reset", "invitation"] : ["reset"];

export const isSignInMailWaiting = async (place: Workplace, now: Date): Promise<boolean> =>
  place.settings.SMTP_URL !== undefined && (await isAnyDue(place.store.read, purposesAt(place, now), now));

/** Sends letters with one-time links, one after the other, until none is due or the server is not there. */
export async function sendSignInMail(
  place: Workplace,
  now: Date,
  open: (settings: Settings) => Channel = mailChannel,
): Promise<{ sent: number; failed: number }> {
  const { store, settings, ending } = place;
  const done = { sent: 0, failed: 0 };
  if (settings.SMTP_URL === undefined) return done;
  const channel = open(settings);
  const started = performance.now();
  try {
    while (!ending?.aborted && performance.now() - started < RUN) {
      const claimed = await claimSignInLetter(store, purposesAt(place, now), now);
      if (!claimed) break;
      const trouble = await channel.send(noteOf(place, claimed));
      if (!trouble) {
        await markLetterSent(store, claimed.id, now);
        done.sent += 1;
        continue;
      }
      await markLetterTrouble(store, claimed, { forGood: trouble.kind === "for-good", why: trouble.why }, now);
      done.failed += 1;
      if (trouble.kind === "nobody-there") break;
    }
  } finally {
    channel.close();
  }
  return done;
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
