import { useAttemptWords } from "~/locale/words";
import { isAnswered } from "~/quizzes/answer";
import type { AnswerKeeper, SavedMark } from "~/quizzes/answer-keeper";
import type { Page } from "./route";

const looks: Record<SavedMark, string> = {
  saved: "text-ok",
  late: "text-warn",
  saving: "text-soft",
  kept: "text-warn",
  refused: "text-bad",
  undecided: "text-warn",
};
const shapes: Record<SavedMark, string> = { saved: "✓", late: "✓", saving: "◌", kept: "◷", refused: "▲", undecided: "◐" };

/** Whether the answer on the page is with the server. */
export function SavedLine({ page, keeper }: { page: Page; keeper: AnswerKeeper | null }) {
  const words = useAttemptWords();
  const mark = keeper?.markOf(page.question.id) ?? (isAnswered(page.stored?.answer) ? "saved" : null);
  return (
    <p role="status" data-saved={mark ?? "nothing"} className={`text-sm font-medium ${mark ? looks[mark] : ""}`}>
      {mark ? (
        <>
          {(mark === "refused" && keeper?.refusalOf(page.question.id)) || words[mark]} <span aria-hidden="true">{shapes[mark]}</span>
        </>
      ) : null}
    </p>
  );
}
