import { useDutyWords, useResultWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Form } from "~/ui/navigation";
import { Notice } from "~/ui/page";
import type { HoldShown } from "./hold.server";

/** For who is to be scored: why this performance does not go ahead as it stands. */
export function OwnHold({ hold: { from, note } }: { hold: HoldShown }) {
  const words = useResultWords();
  return (
    <Notice tone="warn">
      {from ? <p>{words.held.tooSoon(from)}</p> : null}
      {note ? <p className={from ? "mt-1" : ""}>{from ? words.next.talkFirst : words.held.talkFirst}</p> : null}
    </Notice>
  );
}

/** For its graders: what an earlier fail asks for first, and the ways to see to it. */
export function GraderHold({ hold: { from, note, writeAt }, staff }: { hold: HoldShown; staff: string }) {
  const { held, coaching } = useDutyWords().grading;
  return (
    <>
      <Notice tone="warn">
        <p className="font-semibold">{held.lead(staff)}</p>
        <ul className="mt-1 list-disc pl-5">
          {from ? <li>{held.from(from)}</li> : null}
          {note ? <li>{held.note}</li> : null}
        </ul>
        {from ? null : <p className="mt-1">{held.goesOn}</p>}
      </Notice>
      {writeAt ? (
        <ButtonLink to={writeAt} className="mb-3" aria-label={coaching.writeFor(staff)}>
          {held.write}
        </ButtonLink>
      ) : null}
      <Form className="max-w-prose">
        <Confirm label={held.again} what={held.againWhat(staff)} action={held.againDo} />
      </Form>
    </>
  );
}
