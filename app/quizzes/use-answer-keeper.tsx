import { useEffect, useReducer, useState } from "react";
import { type AnswerKeeper, answerKeeper, type Sending, type Sent } from "./answer-keeper";

/** How often a page on view asks whether the server is there, and how long it waits: a lost connection shows within five seconds. */
const LOOK_AROUND = 3_000;
const REACHED_WITHIN = 2_000;
/** Above all that a shop's slow line needs, and short enough to say in time that nothing came. */
const ANSWERED_WITHIN = 4_500;

/** The keeper of an attempt's answers in this browser; null until the page's script runs. The page is drawn again when something changes. */
export function useAnswerKeeper(account: string, attemptId: string): AnswerKeeper | null {
  const [keeper, setKeeper] = useState<AnswerKeeper | null>(null);
  const [, changed] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const ports = {
      storage: window.localStorage,
      send: (answer: Sending) => sendAnswer(attemptId, answer),
      reach,
      whose: () => whose(attemptId),
      wait,
      changed,
    };
    const made = answerKeeper({ account, attemptId }, ports);
    setKeeper(made);
    void made.sendNow();
    const again = () => void made.sendNow();
    const occasions = ["online", "focus", "visibilitychange", "pageshow"] as const;
    for (const occasion of occasions) window.addEventListener(occasion, again);
    window.addEventListener("offline", made.disconnected);
    const warn = (event: BeforeUnloadEvent) => {
      if (!made.isUnsaved() || leaving) return;
      event.preventDefault();
      event.returnValue = true; // what browsers before 2023 go by
    };
    window.addEventListener("beforeunload", warn);
    const looking = setInterval(() => document.visibilityState === "visible" && void made.lookAround(), LOOK_AROUND);
    return () => {
      made.stop();
      clearInterval(looking);
      for (const occasion of occasions) window.removeEventListener(occasion, again);
      window.removeEventListener("offline", made.disconnected);
      window.removeEventListener("beforeunload", warn);
    };
  }, [account, attemptId]);
  return keeper;
}

let leaving = false;
/** Sends a form by the browser itself without the warning about unsaved answers: the form is what becomes of them. */
export function leaveBy(form: HTMLFormElement | null) {
  leaving = true;
  form?.submit();
}

async function sendAnswer(attemptId: string, answer: Sending): Promise<Sent> {
  const response = await fetch(`/attempts/${attemptId}/responses`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(answer),
    keepalive: true,
    signal: AbortSignal.timeout(ANSWERED_WITHIN),
  });
  // Some shop networks answer everything with a page of their own: only our own words count as an acknowledgement.
  if (response.ok) {
    const { saved, late } = (await response.json()) as { saved?: unknown; late?: boolean };
    return saved === answer.seq ? { outcome: "saved", late } : { outcome: "lost" };
  }
  if (response.status === 401) return { outcome: "signed-out" };
  if (response.status === 404) return { outcome: "not-yours" };
  if (response.status === 409) {
    const said = (await response.json()) as { stored: { seq: number; answer: Sending["answer"] } | null };
    return said.stored ? { outcome: "newer", stored: said.stored } : { outcome: "closed" };
  }
  if (response.status === 422) return { outcome: "refused", sentence: ((await response.json()) as { sentence?: string }).sentence };
  return { outcome: response.status === 400 || response.status === 413 ? "refused" : "lost" };
}

async function reach(): Promise<boolean> {
  const response = await fetch("/healthz", { method: "HEAD", cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(REACHED_WITHIN) });
  return response.ok;
}

/** Only who sits at the attempt is told its clock. */
async function whose(attemptId: string) {
  const { ok, status } = await fetch(`/attempts/${attemptId}/clock`, { redirect: "manual", signal: AbortSignal.timeout(REACHED_WITHIN) });
  if (ok) return "mine";
  if (status === 404) return "not-yours";
  if (status === 0) return "signed-out"; // it would lead to the page of signing in
  throw new Error(`the clock answered ${status}`);
}

/** Not all browsers of a shop at the same instant after an interruption: each waits a little more or less. */
function wait(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds * (0.75 + Math.random() / 2));
  return () => clearTimeout(timer);
}
