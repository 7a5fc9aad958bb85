import type { PathView } from "~/certification/path-view";
import type { Words } from "~/locale/catalogues";
import { useWords } from "~/locale/words";

/** The facts and the one rule behind a date, so that nobody has to ask. */
export function WhyThisDate({ why }: { why: PathView["why"] }) {
  const { why: words } = useWords().certification;
  const isAhead = why.from === "ahead-of-due-date" || why.from === "ahead-of-completion";
  return (
    <div className="mt-3 border-t border-line pt-3 text-sm text-soft">
      {isAhead ? null : <h3 className="font-semibold">{words.title}</h3>}
      <p>{sentence(why, words)}</p>
    </div>
  );
}

function sentence(why: PathView["why"], words: Words["certification"]["why"]): string {
  switch (why.from) {
    case "completion":
      return words.completion(why);
    case "due-date":
      return words.dueDate(why);
    case "expiry":
      return words.expiry(why);
    case "extended":
      return words.extended(why);
    case "late":
      return words.late(why);
    case "fixed":
      return words.fixed(why);
    case "list":
    case "recalculated":
      return why.said;
    case "ahead-of-due-date":
      return words.ahead(why);
    case "ahead-of-completion":
      return words.fromCompletion(why.months);
  }
}
