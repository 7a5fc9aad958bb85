import { useEffect, useState } from "react";
import type { Clock } from "./attempt";

/** How often an open page asks whether more time was given: within 15 seconds it shows, also on a slow network. */
const EVERY = 10_000;

/** A clock and when this page heard of it, in milliseconds of its own time. */
export type HeardClock = Clock & { heardAt: number };

/** The clock of an open attempt, which follows when more time is given. A page that is not looked at asks when it is looked at again. */
export function useClock<First extends Clock>(attemptId: string, atFirst: First | null): { clock: First | HeardClock | null; moved: boolean } {
  const [later, setLater] = useState<HeardClock | null>(null);
  const isLimited = atFirst !== null;
  useEffect(() => {
    if (!isLimited) return;
    const look = async () => {
      if (document.visibilityState === "hidden") return;
      const said = await askClock(attemptId);
      const heardAt = performance.now();
      if (said) setLater((before) => (before && before.deadline >= said.deadline ? before : { ...said, heardAt }));
    };
    const timer = setInterval(() => void look(), EVERY);
    const again = () => void look();
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", again);
    };
  }, [attemptId, isLimited]);
  const moved = atFirst !== null && later !== null && later.deadline > atFirst.deadline;
  return { clock: moved ? later : atFirst, moved };
}

async function askClock(attemptId: string): Promise<Clock | null> {
  try {
    const response = await fetch(`/attempts/${attemptId}/clock`, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(8_000) });
    return response.ok ? ((await response.json()) as { clock: Clock | null }).clock : null;
  } catch {
    return null; // without a connection the clock runs on as it was
  }
}
