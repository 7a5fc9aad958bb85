import { useWords } from "~/locale/words";
import { QuestionSetting } from "~/quizzes/question-setting";
import { pointsText } from "~/quizzes/result";
import type { Reviewed } from "~/quizzes/reviewed";
import { Html } from "~/ui/html";
import { Card } from "~/ui/page";
import { StatusMark, type Tone } from "~/ui/status-mark";
import { AnswerReviewed } from "./reviewed-answer";

const tones: Record<Reviewed["verdict"], Tone> = { right: "ok", partly: "warn", wrong: "bad", open: "plain" };

/** One question after release: what was answered and what is right, the feedback, and why. */
export function ReviewedQuestion({ number, question }: { number: number; question: Reviewed }) {
  const words = useWords().quizzes.result;
  return (
    <li>
      <Card>
        <div className="flex flex-wrap items-center gap-2 text-sm text-soft">
          <span className="tabular-nums">{number}</span>
          <StatusMark tone={tones[question.verdict]}>{words.verdict[question.verdict]}</StatusMark>
          <span className="tabular-nums">{words.pointsOf(pointsText(question.points), pointsText(question.maximum))}</span>
          {question.critical ? <span className="font-semibold text-bad">{words.mustBeRight}</span> : null}
        </div>
        <div className="mt-3 text-sm">
          <QuestionSetting setting={question} />
        </div>
        <h3 className="mt-3 font-serif text-lg font-semibold">
          <Html html={question.text} />
        </h3>
        <AnswerReviewed answer={question.answer} />
        <div className="mt-3 border-t border-line pt-3">
          <p className="text-sm font-semibold text-soft">{words.why}</p>
          <Html html={question.explanation} />
        </div>
      </Card>
    </li>
  );
}
