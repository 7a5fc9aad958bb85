import { useAttemptWords } from "~/locale/words";
import type { Clock } from "./attempt";

/** Says, also to who listens, that more time was given and until when. */
export function ClockMoved({ clock }: { clock: Clock | null }) {
  const words = useAttemptWords();
  return (
    <p role="status" className="text-sm font-medium text-ok">
      {clock ? words.clockMoved(clock.until) : null}
    </p>
  );
}
