import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/page";
import type { ResitShown } from "./route";

/** What stands before a re-sit that counts, by when, and where to do something about it. */
export function ResitNotice({ resit: { title, failed, from, noteAfter, resultFirst }, person }: { resit: ResitShown; person: string }) {
  const words = useDutyWords().grading.plan.resit;
  const isFree = from === null && noteAfter === null && resultFirst === null;
  return (
    <Notice tone={isFree ? "now" : "warn"}>
      <p className="font-semibold">{failed ? words.title(person, title) : title}</p>
      <ul className="mt-1 list-disc pl-5">
        {resultFirst ? <li>{words.resultFirst}</li> : null}
        {failed ? <li>{from ? words.from(from) : words.open}</li> : null}
        {noteAfter ? <li>{words.note}</li> : null}
        {isFree ? null : <li>{words.practice}</li>}
      </ul>
      {noteAfter ? (
        <ButtonLink to={`/performances/${noteAfter}/coaching`} look="quiet" className="mt-3">
          {words.writeNote}
        </ButtonLink>
      ) : null}
    </Notice>
  );
}
