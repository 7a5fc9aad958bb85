import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";

type Somebody = { personId: string; staffNumber: string; name: string; otherName: string | null; active: boolean; since: string };
type Props = { part: "member" | "trainer"; people: Somebody[]; refused?: { errors: Record<string, string>; typed: Record<string, string | string[]> } };

/** Those who belong to the group as members, or as trainers, and the way in and out. */
export function Belonging({ part, people, refused }: Props) {
  const words = useDutyWords().admin;
  const trainers = part === "trainer";
  return (
    <Section title={trainers ? words.groups.trainers : words.groups.members} id={part}>
      <div className="rounded-card border border-line bg-card px-4 pb-4">
        <ul className="divide-y divide-line">
          {people.map(({ personId, staffNumber, active, since, ...names }) => (
            <li key={personId} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
              <span>
                <Link to={`/admin/people/${personId}`} className="font-medium">
                  {bothNames(names)}
                </Link>{" "}
                {active ? null : <StatusMark tone="bad">{words.person.inactive}</StatusMark>}
                <span className="block text-sm text-soft">
                  {staffNumber} · {words.groups.since(since)}
                </span>
              </span>
              <Form>
                <input type="hidden" name="intent" value="leave" />
                <input type="hidden" name="person" value={personId} />
                <input type="hidden" name="part" value={part} />
                <Button look="quiet">
                  {words.groups.remove} <span className="sr-only">{names.name}</span>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
        {people.length === 0 ? <p className="pt-3 text-soft">{trainers ? words.groups.noTrainers : words.groups.noMembers}</p> : null}
        <Form className="grid items-end gap-x-3 sm:grid-cols-[1fr_auto]">
          <input type="hidden" name="intent" value="join" />
          <input type="hidden" name="part" value={part} />
          <Field
            label={words.groups.person}
            name="person"
            hint={words.groups.personHint}
            required
            autoComplete="off"
            defaultValue={String(refused?.typed.person ?? "")}
            error={refused?.errors.person}
          />
          <Button look="quiet" className="mt-4">
            {trainers ? words.groups.addTrainer : words.groups.addMember}
          </Button>
        </Form>
      </div>
    </Section>
  );
}
