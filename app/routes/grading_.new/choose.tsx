import { useDutyWords } from "~/locale/words";
import { FieldError } from "~/ui/field";
import { Link } from "~/ui/navigation";
import { EmptyState, Section } from "~/ui/page";

type Person = { id: string; name: string; staffNumber: string; position: string | null };
const row = "flex min-h-12 flex-wrap items-center justify-between gap-x-4 py-2 no-underline hover:text-ember";

/** First step: one of the people of the trainer's groups. */
export function ChoosePerson({ people, error }: { people: Person[]; error?: string }) {
  const words = useDutyWords().grading.plan;
  if (people.length === 0) return <EmptyState title={words.noGroupTitle}>{words.noGroup}</EmptyState>;
  return (
    <Section title={words.who} id="who">
      {error ? <FieldError>{error}</FieldError> : null}
      <ul className="divide-y divide-line border-y border-line">
        {people.map(({ id, name, staffNumber, position }) => (
          <li key={id}>
            <Link to={`?person=${id}`} className={row}>
              <span className="font-medium">{name}</span>
              <span className="text-sm text-soft">{[staffNumber, position].filter(Boolean).join(" · ")}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Second step, where there is more than one: the role-play, what is needed first, with how many variants the person may still be scored on. */
export function ChooseScenario({ person, scenarios }: { person: Person; scenarios: { id: string; title: string; left: number; needed: string }[] }) {
  const words = useDutyWords().grading.plan;
  if (scenarios.length === 0) return <EmptyState title={words.noScenarioTitle}>{words.noScenario}</EmptyState>;
  return (
    <Section title={words.which} id="which">
      <p>{words.for(person.name)}</p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {scenarios.map(({ id, title, left, needed }) => (
          <li key={id}>
            <Link to={`?person=${person.id}&scenario=${id}`} className={row}>
              <span className="font-medium">{title}</span>
              <span className="text-sm text-soft">{[needed ? words.needed(needed) : null, words.left(left)].filter(Boolean).join(" · ")}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
