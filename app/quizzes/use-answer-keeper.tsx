import { useEffect, useReducer, useState } from "react";
import { type AnswerKeeper, answerKeeper, type KeptAnswer, type Sent } from "./answer-keeper";

/** The keeper of an attempt's answers in this browser; null until the page's script runs. The page is drawn again when something changes. */
export function useAnswerKeeper(account: string, attemptId: string): AnswerKeeper | null {
  const [keeper, setKeeper] = useState<AnswerKeeper | null>(null);
  const [, changed] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const made = answerKeeper({ account, attemptId }, { storage: window.localStorage, send: (answer) => sendAnswer(attemptId, answer), wait, changed });
    setKeeper(made);
    void made.sendNow();
    const again = () => void made.sendNow();
    const occasions = ["online", "focus", "visibilitychange", "pageshow"] as const;
    for (const occasion of occasions) window.addEventListener(occasion, again);
    return () => {
      made.stop();
      for (const occasion of occasions) window.removeEventListener(occasion, again);
    };
  }, [account, attemptId]);
  return keeper;
}

async function sendAnswer(attemptId: string, answer: KeptAnswer): Promise<Sent> {
  const response = await fetch(`/attempts/${attemptId}/responses`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(answer),
    keepalive: true,
    signal: AbortSignal.timeout(15_000),
  });
  // Some shop networks answer everything with a page of their own: only our own words count as an acknowledgement.
  if (response.ok) return { outcome: ((await response.json()) as { saved?: unknown }).saved === answer.seq ? "saved" : "lost" };
  if (response.status === 401) return { outcome: "signed-out" };
  if (response.status === 404) return { outcome: "not-yours" };
  if (response.status === 409) {
    const said = (await response.json()) as { stored: { seq: number; answer: KeptAnswer["answer"] } | null };
    return said.stored ? { outcome: "newer", stored: said.stored } : { outcome: "closed" };
  }
  if (response.status === 422) return { outcome: "refused", sentence: ((await response.json()) as { sentence?: string }).sentence };
  return { outcome: response.status === 400 || response.status === 413 ? "refused" : "lost" };
}

/** Not all browsers of a shop at the same instant after an interruption: each waits a little more or less. */
function wait(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds * (0.75 + Math.random() / 2));
  return () => clearTimeout(timer);
}
