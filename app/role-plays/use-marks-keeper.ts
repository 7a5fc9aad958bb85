import { useEffect, useReducer, useState } from "react";
import { type Known, type MarksKeeper, marksKeeper, type Sending, type Sent } from "./marks-keeper";

type Who = { account: string; performanceId: string; rubricHash: string; writer: string; known: Known };

/** The keeper of a grader's marks in this browser; null until the page's script runs. The page is drawn again when something changes. */
export function useMarksKeeper({ account, performanceId, writer, known }: Who): MarksKeeper | null {
  const [keeper, setKeeper] = useState<MarksKeeper | null>(null);
  const [, changed] = useReducer((n: number) => n + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one opened page has one writer, and what was known then
  useEffect(() => {
    const send = (sending: Sending) => sendMarks(performanceId, sending);
    const made = marksKeeper({ account, performanceId, writer, known }, { storage: window.localStorage, send, wait, changed });
    setKeeper(made);
    const again = () => void made.sendNow();
    const occasions = ["online", "focus", "visibilitychange", "pageshow"] as const;
    for (const occasion of occasions) window.addEventListener(occasion, again);
    return () => {
      made.stop();
      for (const occasion of occasions) window.removeEventListener(occasion, again);
    };
  }, [account, performanceId, writer]);
  return keeper;
}

async function sendMarks(performanceId: string, { fields, writer, turn, base }: Sending): Promise<Sent> {
  const own = [
    ["writer", writer],
    ["turn", String(turn)],
    ["base", String(base)],
  ];
  const response = await post(performanceId, [...fields.filter(([name]) => !["writer", "turn", "base", "intent"].includes(name)), ...own]);
  const said = (await response.json().catch(() => ({}))) as { seq?: number | null; replaced?: true };
  if (response.ok && typeof said.seq === "number") return { outcome: "saved", seq: said.seq };
  if (response.status === 401) return { outcome: "signed-out" };
  if (response.status === 403 || response.status === 404) return { outcome: "not-yours" };
  if (response.status === 409 && said.replaced) return { outcome: "replaced" };
  if (response.status === 409) return typeof said.seq === "number" ? { outcome: "elsewhere", seq: said.seq } : { outcome: "closed" };
  return { outcome: response.status === 400 || response.status === 413 || response.status === 422 ? "refused" : "lost" };
}

/** Starts or stops the clock on the server, which owns time. `why`: what an earlier fail asks for first; null when the server could not be reached. */
export async function sendClock(performanceId: string, what: "start" | "stop"): Promise<{ at: number } | { why: string | null }> {
  const response = await post(performanceId, [["clock", what]]).catch(() => null);
  const said = (await response?.json().catch(() => null)) as { at: number; held?: string } | null | undefined;
  return response?.ok && said ? { at: said.at } : { why: said?.held ?? null };
}

const post = (performanceId: string, fields: string[][]) =>
  fetch(`/performances/${performanceId}/draft`, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams(fields),
    keepalive: true,
    signal: AbortSignal.timeout(15_000),
  });

function wait(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}
