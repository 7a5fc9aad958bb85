import { useWords } from "~/locale/words";
import type { Ending } from "~/role-plays/called-off";
import { Notice } from "~/ui/page";

/** Why nothing came of a performance, in plain words for everybody who had a part. */
export function CalledOff({ ending, reason, own, staff }: { ending: Ending | null; reason: string | null; own: boolean; staff: string }) {
  const words = useWords().rolePlays.performance;
  if (!ending) return <Notice tone="warn">{words.cancelled}</Notice>;
  return (
    <Notice tone="warn">
      <p>{own ? words.ending.own[ending] : words.ending.of[ending](staff)}</p>
      {reason ? <p className="mt-1 whitespace-pre-line">{words.ending.reason(reason)}</p> : null}
    </Notice>
  );
}
