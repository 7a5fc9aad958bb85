import type { Reviewed, ReviewedAnswer } from "./reviewed";
import type { Shows } from "./rule-shapes";

/** A question of a closed attempt with what is released of it; the rest never leaves the server. */
export type ShownQuestion = ReturnType<typeof onlyReleased>;

/** Feedback says why an answer is not right, so it is shown with the explanations. Whether one was right is told with the right answers; what an essay got for each criterion is its score. */
export function onlyReleased(released: Record<keyof Shows, boolean>, { answer, explanation, verdict, points, maximum, ...asked }: Reviewed) {
  const scored = answer.kind === "essay" && !released.score ? { ...answer, criteria: [] } : answer;
  const feedback = released.explanations ? scored : withoutFeedback(scored);
  return {
    ...asked,
    answer: released.answers ? feedback : null,
    explanation: released.explanations ? explanation : null,
    verdict: released.answers ? verdict : null,
    marks: released.answers && released.score ? { points, maximum } : null,
  };
}

/** The answer with every feedback in it left out, whatever its kind keeps them in. */
const withoutFeedback = (answer: ReviewedAnswer): ReviewedAnswer => strip(answer) as ReviewedAnswer;

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === "feedback" ? null : strip(inner)]));
}
