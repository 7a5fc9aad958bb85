import type { ProgressView } from "~/certification/progress-view";
import { useDutyWords } from "~/locale/words";
import { Ladder, Rung } from "~/ui/ladder";
import { Card } from "~/ui/page";
import { StandingMark, StatusMark } from "~/ui/status-mark";

/** One certification: where the person stands, and each requirement with how it was met. */
export function ProgressCard({ path }: { path: ProgressView }) {
  const words = useDutyWords().team;
  const met = path.steps.filter(({ state }) => state === "met");
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 className="font-semibold">{path.title}</h3>
        <StandingMark standing={path.standing} />
      </div>
      {path.due ? <p className="text-sm text-soft">{path.due}</p> : null}
      {path.next ? <p className="mt-1 text-sm">{words.nextStep(path.next)}</p> : null}
      {met.length > 0 ? (
        <details className="mt-2 border-b border-line">
          <summary className="flex min-h-11 cursor-pointer items-center gap-2 text-sm">{words.member.metOf(met.length, path.steps.length)}</summary>
          <Steps steps={met} />
        </details>
      ) : null}
      <Steps steps={path.steps.filter(({ state }) => state !== "met")} />
    </Card>
  );
}

function Steps({ steps }: { steps: ProgressView["steps"] }) {
  const words = useDutyWords().team.member;
  return (
    <Ladder>
      {steps.map((step) => (
        <Rung
          key={step.id}
          state={step.state === "met" ? "done" : step.isNext ? "now" : "open"}
          title={step.title}
          detail={step.detail}
          status={
            step.state === "planned" ? (
              <StatusMark tone="warn">{words.planned}</StatusMark>
            ) : step.state === "met" ? null : (
              <span className="text-sm text-soft">{words.open}</span>
            )
          }
        />
      ))}
    </Ladder>
  );
}
