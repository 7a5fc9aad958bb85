import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Notice, Section } from "~/ui/page";

type Props = { invited: number; unreached: { id: string; staffNumber: string; name: string; otherName: string | null }[] };

/** Who gets mail, and slips for the others. */
export function Invited({ invited, unreached }: Props) {
  const words = useDutyWords().admin.slips;
  return (
    <>
      <div role="status">{invited > 0 ? <Notice tone="ok">{words.invited(invited)}</Notice> : null}</div>
      {unreached.length > 0 ? (
        <Section title={words.unreached(unreached.length)} id="unreached">
          <ul className="divide-y divide-line border-y border-line">
            {unreached.map(({ id, staffNumber, ...names }) => (
              <li key={id} className="py-2.5">
                {bothNames(names)} <span className="text-sm text-soft">{staffNumber}</span>
              </li>
            ))}
          </ul>
          <Form className="mt-4">
            {unreached.map(({ id }) => (
              <input key={id} type="hidden" name="people" value={id} />
            ))}
            <Button>{words.printFor(unreached.length)}</Button>
          </Form>
        </Section>
      ) : null}
    </>
  );
}
