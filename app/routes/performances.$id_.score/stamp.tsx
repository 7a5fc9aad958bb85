import { createContext, type MutableRefObject, useContext } from "react";
import { useDutyWords } from "~/locale/words";
import { withStamp } from "~/role-plays/played";

/** How long has been played, in milliseconds, told by the clock of the page when it is asked. Null before the start. */
export type Played = MutableRefObject<() => number | null>;
export const PlayedContext = createContext<Played | null>(null);

/**
 * Opens a criterion's note at a new line with the time played before it. Without a script the server does the same with its own
 * clock.
 */
export function Stamp({ criterionId, title }: { criterionId: string; title: string }) {
  const words = useDutyWords().grading.score;
  const played = useContext(PlayedContext);
  return (
    <button
      type="submit"
      name="intent"
      value={`stamp.${criterionId}`}
      aria-label={words.stampOf(title)}
      onClick={(event) => {
        const note = event.currentTarget.form?.elements.namedItem(`note.${criterionId}`);
        if (!played || !(note instanceof HTMLTextAreaElement)) return;
        event.preventDefault();
        const stamped = withStamp(note.value, played.current());
        note.setRangeText(stamped.slice(note.value.length), note.value.length, note.value.length, "end");
        note.dispatchEvent(new Event("input", { bubbles: true }));
        note.focus();
      }}
      className="ml-auto inline-flex min-h-11 shrink-0 items-center pl-4 text-sm text-soft underline decoration-dotted underline-offset-4"
    >
      <span aria-hidden="true" className="mr-1">
        ✎
      </span>
      {words.stamp}
    </button>
  );
}
