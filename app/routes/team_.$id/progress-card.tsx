import type { ProgressView } from "~/certification/progress-view";
import { useDutyWords } from "~/locale/words";
import { Ladder, Rung } from "~/ui/ladder";
import { Card } from "~/ui/page";
import { StandingMark, StatusMark } from "~/ui/status-mark";

/** One certification: where the person stands, and each requirement with how it was met. */
export function ProgressCard({ path }: { path: ProgressView }) {
  const words = useDutyWords().team;
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 className="font-semibold">{path.title}</h3>
        <StandingMark standing={path.standing} />
      </div>
      {path.due ? <p className="text-sm text-soft">{path.due}</p> : null}
      {path.next ? <p className="mt-1 text-sm">{words.nextStep(path.next)}</p> : null}
      <Ladder>
        {path.steps.map((step) => (
          <Rung
            key={step.id}
            state={step.state === "met" ? "done" : step.isNext ? "now" : "open"}
            title={step.title}
            detail={step.detail}
            status={
              step.state === "planned" ? (
                <StatusMark tone="warn">{words.member.planned}</StatusMark>
              ) : step.state === "met" ? null : (
                <span className="text-sm text-soft">{words.member.open}</span>
              )
            }
          />
        ))}
      </Ladder>
    </Card>
  );
}
