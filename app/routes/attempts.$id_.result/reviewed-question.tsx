import { useWords } from "~/locale/words";
import type { Reviewed } from "~/quizzes/outcome.server";
import { pointsText } from "~/quizzes/result";
import { Html } from "~/ui/html";
import { Card } from "~/ui/page";
import { StatusMark, type Tone } from "~/ui/status-mark";

const tones: Record<Reviewed["verdict"], Tone> = { right: "ok", partly: "warn", wrong: "bad", open: "plain" };

/** One question after release: every option with what was chosen and what is right, the feedback to the choice, and why. */
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
        {question.situation ? <Html html={question.situation} className="mt-3 block rounded-control bg-wash px-3 py-2 text-sm" /> : null}
        <h3 className="mt-3 font-serif text-lg font-semibold">
          <Html html={question.text} />
        </h3>
        <ul className="mt-3 grid gap-2">
          {question.options.map((option) => (
            <ReviewedOption key={option.id} option={option} />
          ))}
        </ul>
        <div className="mt-3 border-t border-line pt-3">
          <p className="text-sm font-semibold text-soft">{words.why}</p>
          <Html html={question.explanation} />
        </div>
      </Card>
    </li>
  );
}

function ReviewedOption({ option }: { option: Reviewed["options"][number] }) {
  const words = useWords().quizzes;
  const { chosen, right } = option;
  const look = right ? "border-ok" : chosen ? "border-bad" : "border-line";
  const label = chosen ? (right ? words.result.yoursAndRight : words.result.yoursAndWrong) : right ? words.result.missed : null;
  return (
    <li className={`rounded-control border px-3 py-2 ${look} ${chosen ? (right ? "bg-okw" : "bg-badw") : ""}`}>
      {option.text === null ? option.id === "true" ? words.attempt.isTrue : words.attempt.isFalse : <Html html={option.text} />}
      {label ? (
        <p className={`text-sm font-semibold ${right ? "text-ok" : "text-bad"}`}>
          <span aria-hidden="true">{right ? "✓" : "✗"} </span>
          {label}
        </p>
      ) : null}
      {option.feedback ? <Html html={option.feedback} className="mt-1 block text-sm" /> : null}
    </li>
  );
}
