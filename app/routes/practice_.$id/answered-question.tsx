import { useTestWords, useWords } from "~/locale/words";
import { QuestionSetting } from "~/quizzes/question-setting";
import { AnswerReviewed } from "~/quizzes/reviewed-answer";
import { useKeys } from "~/quizzes/use-keys";
import { Button, ButtonLink } from "~/ui/button";
import { Html } from "~/ui/html";
import { Form, Link } from "~/ui/navigation";
import type { Page } from "./route";

const looks = {
  right: "border-ok bg-okw text-ok",
  partly: "border-warn bg-warnw text-warn",
  wrong: "border-bad bg-badw text-bad",
  open: "border-line bg-wash",
};
const signs = { right: "✓", partly: "◐", wrong: "✗", open: "→" };

/** How the answer was, what is right and why; then the next question. */
export function AnsweredQuestion({ question, from }: { question: NonNullable<Page["answered"]>; from: Page["from"] }) {
  const { result } = useTestWords().quizzes;
  const say = useWords().practice;
  useKeys();
  return (
    <>
      <p role="status" className={`mb-4 flex items-center gap-3 rounded-card border px-4 py-3 font-serif text-xl font-semibold ${looks[question.verdict]}`}>
        <span aria-hidden="true">{signs[question.verdict]}</span>
        {say.verdict[question.verdict]}
      </p>
      <QuestionSetting setting={question} />
      <h2 className="font-serif text-lg font-semibold">
        <Html html={question.text} />
      </h2>
      <AnswerReviewed answer={question.answer} />
      <div className="mt-4 border-t border-line pt-3">
        <p className="text-sm font-semibold text-soft">{result.why}</p>
        <Html html={question.explanation} />
      </div>
      {question.lesson ? (
        <p className="mt-2">
          <Link to={question.lesson.to} className="inline-flex min-h-11 items-center text-ember underline underline-offset-4">
            {say.readAgain(question.lesson.title)}
          </Link>
        </p>
      ) : null}
      <Form action="/practice" className="mt-5 flex flex-wrap gap-3">
        <input type="hidden" name="module" value={from.slug} />
        <input type="hidden" name="wrong" value={from.wrong ? "yes" : ""} />
        <Button data-step="next" className="flex-1 whitespace-nowrap sm:flex-none">
          {say.next}
        </Button>
        <ButtonLink look="quiet" to="/practice" className="flex-1 whitespace-nowrap sm:flex-none">
          {say.enough}
        </ButtonLink>
      </Form>
    </>
  );
}
