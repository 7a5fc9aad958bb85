import type { TestWords } from "~/locale/parts/en-tests";
import type { NotNowView } from "./rules-view";

/** The sentence of a reason not to begin now, on the page as in the refusal. */
export function notNowSentence({ quizRules, quizzes }: TestWords, { reason, at }: NotNowView): string {
  if (reason === "read-first") return quizzes.intro.readFirst;
  const sentence = quizRules.notNow[reason];
  return typeof sentence === "string" ? sentence : sentence(at);
}
