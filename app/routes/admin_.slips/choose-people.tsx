import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button } from "~/ui/button";
import { Choice, Field, FieldGroup } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { EmptyState } from "~/ui/page";

type Somebody = { id: string; staffNumber: string; name: string; otherName: string | null; address: string | null };
type Props = { q: string; isMailSent: boolean; found: Somebody[]; waiting: (Somebody & { ticked: boolean; added: string })[]; error?: string };

/** Whom to make slips for: those who wait for one, and anybody else by search. */
export function ChoosePeople({ q, found, waiting, isMailSent, error }: Props) {
  const words = useDutyWords().admin;
  const reached = ({ address }: Somebody) => (isMailSent ? ` · ${address ?? words.slips.noAddress}` : "");
  const others = waiting.filter(({ id }) => !found.some((one) => one.id === id));
  return (
    <>
      <Form method="get" className="grid items-end gap-x-3 sm:grid-cols-[1fr_auto]">
        <Field label={words.slips.search} name="q" type="search" defaultValue={q} />
        <Button look="quiet" className="mt-4">
          {words.list.find}
        </Button>
      </Form>
      {q && found.length === 0 ? <p className="mt-3 text-soft">{words.list.none}</p> : null}
      {found.length + others.length === 0 ? (
        <div className="mt-5">
          <EmptyState title={words.slips.none}>{words.slips.noneText}</EmptyState>
        </div>
      ) : (
        <Form>
          {found.length > 0 ? (
            <FieldGroup legend={words.slips.found} error={error}>
              {found.map((person) => (
                <Choice
                  key={person.id}
                  type="checkbox"
                  name="people"
                  value={person.id}
                  label={bothNames(person)}
                  hint={`${person.staffNumber}${reached(person)}`}
                />
              ))}
            </FieldGroup>
          ) : null}
          {others.length > 0 ? (
            <FieldGroup legend={words.slips.waiting} error={found.length > 0 ? undefined : error}>
              <p className="text-sm text-soft">{words.slips.all}</p>
              {others.map((person) => (
                <Choice
                  key={person.id}
                  type="checkbox"
                  name="people"
                  value={person.id}
                  defaultChecked={person.ticked}
                  label={bothNames(person)}
                  hint={`${person.staffNumber}${reached(person)} · ${words.slips.added(person.added)}`}
                />
              ))}
            </FieldGroup>
          ) : null}
          <div className="sticky bottom-20 mt-5 flex flex-wrap gap-2 bg-paper py-3 lg:bottom-0">
            <Button className="w-full sm:w-auto">{words.slips.print}</Button>
            {isMailSent ? (
              <Button look="quiet" name="intent" value="mail" className="w-full sm:w-auto">
                {words.slips.invite}
              </Button>
            ) : null}
          </div>
          <p className="text-sm text-soft">{words.slips.warning}</p>
        </Form>
      )}
    </>
  );
}
