import { useEffect, useRef, useState } from "react";
import type { Page } from "./route";

const AGAIN = 5_000;

export type Flags = { isFlagged(questionId: string): boolean; toggle(questionId: string): void };

/** Which questions are marked to come back to. A change shows at once and is sent until the server has it. */
export function useFlags({ attemptId, items }: Page): Flags {
  const [own, setOwn] = useState<Record<string, boolean>>({});
  const unsent = useRef(new Map<string, boolean>());

  const send = async (questionId: string, flagged: boolean) => {
    unsent.current.set(questionId, flagged);
    const body = new URLSearchParams({ to: flagged ? "flag" : "unflag", questionId });
    const answer = await fetch(`/attempts/${attemptId}`, { method: "POST", body, redirect: "manual", keepalive: true }).catch(() => null);
    const isDone = answer?.type === "opaqueredirect" || [404, 409, 422].includes(answer?.status ?? 0);
    if (isDone && unsent.current.get(questionId) === flagged) unsent.current.delete(questionId);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the timer only reads what is unsent
  useEffect(() => {
    const again = setInterval(() => {
      for (const [questionId, flagged] of unsent.current) void send(questionId, flagged);
    }, AGAIN);
    return () => clearInterval(again);
  }, [attemptId]);

  const isFlagged = (questionId: string) => own[questionId] ?? items.find(({ id }) => id === questionId)?.flagged ?? false;
  return {
    isFlagged,
    toggle(questionId) {
      const flagged = !isFlagged(questionId);
      setOwn({ ...own, [questionId]: flagged });
      void send(questionId, flagged);
    },
  };
}
