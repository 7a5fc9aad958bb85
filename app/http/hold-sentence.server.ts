import type { AppLoadContext } from "@remix-run/node";
import { formatInstant } from "~/locale/day";
import type { Hold } from "~/role-plays/resit";

/** What an earlier fail asks for before a performance can be started or scored, in one line. */
export function holdSentence({ words, zone, language }: AppLoadContext, { from, noteAfter }: Hold): string {
  const { held } = words.grading;
  const sentences = [...(from ? [held.tooEarly(formatInstant(from, zone, language))] : []), ...(noteAfter ? [held.noteFirst] : [])];
  return sentences.join(language === "zh" ? "" : " ");
}
