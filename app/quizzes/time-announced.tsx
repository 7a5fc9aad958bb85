import { useEffect, useRef, useState } from "react";
import { useAttemptWords } from "~/locale/words";

const MOMENTS = [300, 60];

/** Says to who listens that five minutes are left, and one; never every second. */
export function TimeAnnounced({ left }: { left: number | null }) {
  const words = useAttemptWords();
  const before = useRef<number | null>(null);
  const [said, setSaid] = useState<number | null>(null);
  useEffect(() => {
    const passed = MOMENTS.filter((moment) => before.current !== null && left !== null && before.current > moment && left <= moment);
    if (passed.length > 0) setSaid(Math.min(...passed) / 60);
    before.current = left;
  }, [left]);
  return (
    <span role="status" className="sr-only">
      {said === null ? null : words.minutesLeft(said)}
    </span>
  );
}
