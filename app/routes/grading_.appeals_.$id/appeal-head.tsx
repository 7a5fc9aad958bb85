import { useDutyWords } from "~/locale/words";
import { Card } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { Page } from "./route";

/** What the learner objects to, how far it is, and by when the next step is due. */
export function AppealHead({ page: { reason, filed, received, owned, decision, due, staff, zone, self } }: { page: Page }) {
  const { appeals: say, frame } = useDutyWords();
  const lines = [
    say.filed(filed),
    ...(received ? [say.received(received.by, received.when)] : []),
    ...(owned ? [say.owned(owned.by, owned.when)] : []),
    ...(decision ? [say.decided(say.outcome[decision.outcome], decision.by, decision.when)] : []),
  ];
  return (
    <Card accent className="max-w-3xl">
      {due ? <StatusMark tone={due.isLate ? "bad" : "warn"}>{due.isLate ? say.late(say.due[due.what](due.by)) : say.due[due.what](due.by)}</StatusMark> : null}
      <h2 className="mt-2 text-sm font-semibold text-soft">{say.reasonOf(staff)}</h2>
      <p className="max-w-prose break-words whitespace-pre-line">{reason}</p>
      {self ? (
        <>
          <h2 className="mt-3 text-sm font-semibold text-soft">{say.ownView}</h2>
          <p className="max-w-prose break-words whitespace-pre-line">{[self.keep, self.change].join("\n")}</p>
        </>
      ) : null}
      <ul className="mt-3 text-sm text-soft">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>{frame.zone(zone)}</li>
      </ul>
      {decision ? (
        <>
          <h2 className="mt-3 text-sm font-semibold text-soft">{say.decisionReason}</h2>
          <p className="max-w-prose break-words whitespace-pre-line">{decision.reason}</p>
        </>
      ) : null}
    </Card>
  );
}
