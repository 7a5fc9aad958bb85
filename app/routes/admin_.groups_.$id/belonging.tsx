import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Choice, Field, FieldError } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { Belonging as One } from "./view.server";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };
type Props = { part: "member" | "trainer"; people: One[]; refused?: Refused };

/** Those who belong to the group as members, or as trainers: ticked, several leave it together. */
export function Belonging({ part, people, refused }: Props) {
  const { groups: words, admin } = useDutyWords();
  const trainers = part === "trainer";
  const ending = people.filter(({ ends }) => ends);
  const mine = refused?.typed.part === part ? refused : undefined;
  return (
    <Section title={trainers ? words.trainers : words.members} id={part}>
      {people.length === 0 ? <p className="rounded-card border border-line bg-card p-4 text-soft">{trainers ? words.noTrainers : words.noMembers}</p> : null}
      {people.length > 0 ? (
        <Form>
          <input type="hidden" name="intent" value="leave" />
          <input type="hidden" name="part" value={part} />
          {mine?.errors.membership ? <FieldError>{mine.errors.membership}</FieldError> : null}
          <div className="grid gap-2 sm:grid-cols-2">
            {people.map(({ id, personId, staffNumber, active, span, lacksRole, ...names }) => {
              const marks = (
                <>
                  {active ? null : <StatusMark tone="bad">{admin.person.inactive}</StatusMark>}
                  {lacksRole ? <StatusMark tone="warn">{words.noRole}</StatusMark> : null}
                </>
              );
              const who = (
                <>
                  <Link to={`/admin/people/${personId}`} className="font-medium">
                    {bothNames(names)}
                  </Link>{" "}
                  {marks}
                </>
              );
              const hint = `${staffNumber} · ${span}`;
              return (
                <Choice
                  key={id}
                  type="checkbox"
                  name="membership"
                  value={id}
                  defaultChecked={mine ? [mine.typed.membership].flat().includes(id) : false}
                  label={who}
                  hint={hint}
                />
              );
            })}
          </div>
          <div className="mt-3 sm:max-w-md">
            <Confirm label={words.takeOut} what={words.takeOutWhat} action={words.takeOutAct} open={mine !== undefined}>
              <Field
                label={words.lastDay}
                name="lastDay"
                type="date"
                optional
                hint={words.lastDayHint}
                defaultValue={String(mine?.typed.lastDay ?? "")}
                error={mine?.errors.lastDay}
                className="mt-0 mb-3"
              />
            </Confirm>
          </div>
        </Form>
      ) : null}
      {ending.length > 0 ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {ending.map(({ id, ...names }) => (
            <Form key={id}>
              <input type="hidden" name="intent" value="stay" />
              <input type="hidden" name="part" value={part} />
              <input type="hidden" name="membership" value={id} />
              <Button look="quiet">
                {words.stay}
                {words.stayNamed(names.name)}
              </Button>
            </Form>
          ))}
        </div>
      ) : null}
    </Section>
  );
}
