import { useResultWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/page";
import type { ShownNext } from "./own-view.server";

/** What happens after a result that is no pass, in plain words. */
export function AfterResult({ next }: { next: ShownNext }) {
  const words = useResultWords().next;
  return (
    <Card className="mt-4">
      <h2 className="text-sm font-semibold text-soft">{words.title}</h2>
      {next.kind === "practice" ? <p className="mt-1">{words.practice}</p> : null}
      {next.kind === "passed-since" ? (
        <>
          <p className="mt-1">{words.passedSince}</p>
          <ButtonLink to={`/performances/${next.performanceId}`} look="quiet" className="mt-3">
            {words.thatResult}
          </ButtonLink>
        </>
      ) : null}
      {next.kind === "planned" ? (
        <>
          <p className="mt-1">
            {next.from ? words.plannedTooSoon(next.when, next.from) : next.hold ? words.plannedTalkFirst(next.when) : words.planned(next.when)}
          </p>
          {next.from && next.hold?.noteAfter ? <p className="mt-1">{words.talkFirst}</p> : null}
          <ButtonLink to={`/performances/${next.performanceId}`} look="quiet" className="mt-3">
            {words.thatPlan}
          </ButtonLink>
        </>
      ) : null}
      {next.kind === "result-first" ? (
        <>
          <p className="mt-1">{words.resultFirst}</p>
          <ButtonLink to={`/performances/${next.performanceId}`} look="quiet" className="mt-3">
            {words.thatOne}
          </ButtonLink>
        </>
      ) : null}
      {next.kind === "again" ? (
        <ul className="mt-1 grid gap-1">
          {next.talkFirst ? <li>{words.talkFirst}</li> : null}
          <li>{next.isOpen ? words.nowOpen : words.from(next.when)}</li>
          <li>{next.others.length > 0 ? words.orAnother(next.others) : words.sameOne}</li>
          <li className="text-soft">{words.pathGoesOn}</li>
        </ul>
      ) : null}
    </Card>
  );
}
