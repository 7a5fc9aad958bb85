import { useTestWords } from "~/locale/words";
import { pointsText } from "~/quizzes/result";
import { Notice, PageHead } from "~/ui/page";
import type { Page } from "./route";

/** Passed or not, large and calm, and by what. */
export function Verdict({ page }: { page: Page }) {
  const words = { ...useTestWords().quizzes.result, ...page.say };
  const { passed, score, closedAt, byTime, passStands, remarked } = page;
  return (
    <>
      <PageHead title={words.title} back={{ to: page.quizPath, label: page.heading }} lead={byTime ? words.timeUp(closedAt) : words.handedIn(closedAt)} />
      <div className={`rounded-card border px-5 py-6 ${passed ? "border-ok bg-okw" : "border-line bg-card"}`}>
        <p className={`flex items-center gap-3 font-serif text-3xl font-semibold ${passed ? "text-ok" : ""}`}>
          <span
            aria-hidden="true"
            className={`grid size-10 shrink-0 place-items-center rounded-full border-2 text-xl ${passed ? "border-ok bg-ok text-paper" : "border-ember text-ember"}`}
          >
            {passed ? "✓" : "↻"}
          </span>
          {passed ? words.passed : words.failed}
        </p>
        {score ? (
          <>
            <p className="mt-3 text-lg">{words.score(pointsText(score.points), pointsText(score.maximum), score.percent)}</p>
            <p className="text-sm text-soft">{words.needed(score.passMark)}</p>
            {score.missed ? <p className="mt-2 font-medium text-bad">{score.missed}</p> : null}
            {score.criticalMissed > 0 ? <p className="mt-2 font-medium text-bad">{words.critical(score.criticalMissed)}</p> : null}
          </>
        ) : null}
      </div>
      {remarked ? <Notice>{remarked}</Notice> : null}
      {passStands ? <Notice tone="ok">{words.passStands(passStands)}</Notice> : null}
    </>
  );
}
