import { useAttemptWords } from "~/locale/words";
import { FlagMark } from "~/quizzes/flag-mark";

/** Marks the question to come back to, or takes the mark away. A button of the form, so that it saves what is on the page too. */
export function FlagButton({ flagged }: { flagged: boolean }) {
  const words = useAttemptWords();
  return (
    <button
      type="submit"
      name="to"
      value={flagged ? "unflag" : "flag"}
      className={`inline-flex min-h-11 shrink-0 items-center gap-1.5 text-sm font-medium ${flagged ? "text-warn" : "text-soft hover:text-ink"}`}
    >
      <FlagMark className="size-4" filled={flagged} />
      {flagged ? words.unflag : words.flag}
    </button>
  );
}
