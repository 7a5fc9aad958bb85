import type { ReactNode } from "react";
import { useResultWords, useWords } from "~/locale/words";
import { Card } from "~/ui/page";
import { useForgetFormDraft } from "~/ui/use-form-draft";
import type { Page } from "./route";

/** An appeal step by step: what is done with who and when, what is still to come with its last moment. */
export function AppealStory({ appeal, page }: { appeal: Page["appeals"][number]; page: Page }) {
  const say = useResultWords().appeal;
  const { frame } = useWords();
  useForgetFormDraft(page.account, "appeal", page.id);
  const { received, owned, decided } = appeal;
  return (
    <Card accent className="mt-5">
      <h2 className="font-serif text-xl font-semibold">{decided ? say.outcome[decided.outcome] : say.runs}</h2>
      {decided ? <p className="mt-1 max-w-prose break-words whitespace-pre-line">{decided.reason}</p> : null}
      {decided ? <p className="mt-1 max-w-prose">{say.follows[decided.outcome]}</p> : null}
      <ol className="mt-3 grid gap-2">
        <Step isDone>{say.filed(appeal.filed)}</Step>
        <Step isDone={received !== null}>{received ? say.received(received.by, received.when) : say.receiveBy(appeal.receiveBy)}</Step>
        <Step isDone={owned !== null}>{owned ? say.owned(owned.by, owned.when) : say.ownerBy(appeal.ownerBy)}</Step>
        <Step isDone={decided !== null}>{decided ? say.decided(decided.by, decided.when) : say.decideBy(appeal.decideOn)}</Step>
      </ol>
      <h3 className="mt-4 text-sm font-semibold text-soft">{say.yourReason}</h3>
      <p className="max-w-prose break-words whitespace-pre-line">{appeal.reason}</p>
      <p className="mt-3 text-sm text-soft">{frame.zone(page.zone)}</p>
    </Card>
  );
}

const Step = ({ isDone, children }: { isDone: boolean; children: ReactNode }) => (
  <li className={`grid grid-cols-[1.5rem_1fr] ${isDone ? "" : "text-soft"}`}>
    <span aria-hidden="true" className={isDone ? "text-ok" : ""}>
      {isDone ? "●" : "○"}
    </span>
    <span>{children}</span>
  </li>
);
