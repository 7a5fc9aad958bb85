import { useTestWords } from "~/locale/words";
import { QuestionSetting } from "~/quizzes/question-setting";
import { pointsText } from "~/quizzes/result";
import type { Reviewed } from "~/quizzes/reviewed";
import { AnswerReviewed } from "~/quizzes/reviewed-answer";
import type { ShownQuestion } from "~/quizzes/withheld";
import { Html } from "~/ui/html";
import { Card } from "~/ui/page";
import { StatusMark, type Tone } from "~/ui/status-mark";

const tones: Record<Reviewed["verdict"], Tone> = { right: "ok", partly: "warn", wrong: "bad", open: "plain" };

/** One question after release: what was answered and what is right, the feedback, and why. */
export function ReviewedQuestion({ number, question }: { number: number; question: ShownQuestion & { late: boolean } }) {
  const words = useTestWords().quizzes.result;
  return (
    <li>
      <Card>
        <div className="flex flex-wrap items-center gap-2 text-sm text-soft">
          <span className="tabular-nums">{number}</span>
          {question.verdict ? <StatusMark tone={tones[question.verdict]}>{words.verdict[question.verdict]}</StatusMark> : null}
          {question.marks ? (
            <span className="tabular-nums">{words.pointsOf(pointsText(question.marks.points), pointsText(question.marks.maximum))}</span>
          ) : null}
          {question.late ? <span className="font-medium text-warn">{words.late}</span> : null}
          {question.critical ? <span className="font-semibold text-bad">{words.mustBeRight}</span> : null}
        </div>
        <div className="mt-3 text-sm">
          <QuestionSetting setting={question} />
        </div>
        <h3 className="mt-3 font-serif text-lg font-semibold">
          <Html html={question.text} />
        </h3>
        {question.answer ? <AnswerReviewed answer={question.answer} /> : null}
        {question.explanation ? (
          <div className="mt-3 border-t border-line pt-3">
            <p className="text-sm font-semibold text-soft">{words.why}</p>
            <Html html={question.explanation} />
          </div>
        ) : null}
      </Card>
    </li>
  );
}
