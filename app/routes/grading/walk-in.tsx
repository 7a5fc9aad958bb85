import { useDutyWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { Section } from "~/ui/page";

/** More than these are found on the page that lists everybody. */
const SHOWN = 24;

/** Everybody the trainer may score, one tap away from the choice of the role-play. */
export function WalkIn({ people }: { people: { id: string; name: string }[] }) {
  const words = useDutyWords().grading.plan;
  if (people.length === 0) return null;
  const chip = "inline-flex min-h-11 items-center rounded-full border border-edge bg-card px-4 text-sm no-underline hover:bg-wash";
  return (
    <Section title={words.walkIn} id="walk-in">
      <p className="text-sm text-soft">{words.walkInLead}</p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {people.slice(0, SHOWN).map(({ id, name }) => (
          <li key={id}>
            <Link to={`/grading/new?person=${id}`} className={chip}>
              {name}
            </Link>
          </li>
        ))}
        {people.length > SHOWN ? (
          <li>
            <Link to="/grading/new" className={`${chip} text-ember`}>
              {words.everybody}
            </Link>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
