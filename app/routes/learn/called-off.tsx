import { useWords } from "~/locale/words";
import type { Ending } from "~/role-plays/called-off";
import { Link } from "~/ui/navigation";
import { Notice } from "~/ui/page";

/** A performance that came to nothing lately, said where the plan stood. */
export function CalledOff({ id, ending, title }: { id: string; ending: Ending; title: string }) {
  const words = useWords().rolePlays.performance.ending;
  return (
    <Notice tone="warn">
      <p className="font-semibold">{title}</p>
      <p>{words.own[ending]}</p>
      <Link to={`/performances/${id}`} className="inline-flex min-h-8 items-center underline underline-offset-4">
        {words.look}
      </Link>
    </Notice>
  );
}
