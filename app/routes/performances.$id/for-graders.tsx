import { useResultWords, useWords } from "~/locale/words";
import { Lines, Part, SecretBrief } from "~/role-plays/brief-view";
import type { PerformanceView } from "~/role-plays/performance-view.server";
import { Button, ButtonLink } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Form } from "~/ui/navigation";
import { Notice } from "~/ui/page";
import { WatchFor } from "./watch-for";

type GraderView = Extract<PerformanceView, { part: "grader" }>;

/** What the grader does next, or whom the result waits for. */
export function GraderSteps({ id, view: { marking, waits }, due, mayReplace }: { id: string; view: GraderView; due: boolean; mayReplace: boolean }) {
  const words = useWords().rolePlays.performance;
  const results = useResultWords();
  const another = mayReplace ? (
    <ButtonLink to={`/performances/${id}/grader`} look="plain">
      {results.anotherGrader}
    </ButtonLink>
  ) : null;
  if (marking.door === "closed")
    return (
      <>
        {waits ? <Notice tone="warn">{waits === "others" ? words.waitsForOthers : words.waitsForDecision}</Notice> : null}
        <p className="mt-3 flex flex-wrap gap-2">
          {waits === "decision" ? <ButtonLink to={`/performances/${id}/decision`}>{words.toDecision}</ButtonLink> : null}
          {marking.mayCorrect ? (
            <ButtonLink to={`/performances/${id}/correction`} look="quiet">
              {words.correct}
            </ButtonLink>
          ) : null}
          {another}
        </p>
      </>
    );
  return (
    <p className="mt-3 flex flex-wrap gap-2">
      {marking.ready ? <ButtonLink to={`/performances/${id}/sign`}>{words.sign}</ButtonLink> : null}
      <ButtonLink to={`/performances/${id}/score`} look={marking.ready ? "quiet" : "primary"}>
        {marking.begun ? words.goOnScoring : words.score}
      </ButtonLink>
      {due && marking.door === "open" ? (
        <ButtonLink to={`/performances/${id}/ending`} look="plain">
          {words.ending.record}
        </ButtonLink>
      ) : null}
      {another}
    </p>
  );
}

/** The same person and scenario once more, planned by one tap. */
export function Replay({ id }: { id: string }) {
  const words = useWords().rolePlays.performance.ending;
  return (
    <Form action={`/performances/${id}/replay`} className="mt-3">
      <Button look="quiet">{words.replay}</Button>
    </Form>
  );
}

/** What only graders see: the secret brief, what good looks like, and the way to take the plan back. */
export function ForGraders({ view, staff, mayCancel }: { view: GraderView; staff: string; mayCancel: boolean }) {
  const words = useWords().rolePlays.performance;
  return (
    <>
      <SecretBrief secret={view.secret} warning={words.secretForGrader} />
      <Part title={words.goodLooksLike}>
        <Lines lines={view.good} />
      </Part>
      <WatchFor lines={view.watchFor} />
      {mayCancel ? (
        <Form className="mt-8 max-w-prose">
          <Confirm label={words.cancel} what={words.cancelWhat(staff)} action={words.cancelDo} />
        </Form>
      ) : null}
    </>
  );
}
