import { useWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { Section } from "~/ui/page";

export type PartToPlay = { id: string; title: string; part: "staff" | "customer" | "observer"; day: string; time: string; room: string | null };

/** The role-plays somebody takes part in, soonest first: when, where, which part. */
export function PartsToPlay({ parts }: { parts: PartToPlay[] }) {
  const { path, rolePlays } = useWords();
  if (parts.length === 0) return null;
  return (
    <Section title={path.rolePlay.takingPart} id="taking-part">
      <ul className="divide-y divide-line border-y border-line">
        {parts.map(({ id, title, part, ...when }) => (
          <li key={`${id} ${part}`} className="py-2">
            <Link to={`/performances/${id}`} className="inline-flex min-h-11 items-center font-semibold no-underline hover:text-ember">
              {title}
            </Link>
            <p>{rolePlays.performance.part[part]}</p>
            <p className="text-sm text-soft">{path.rolePlay.whenAndWhere(when)}</p>
            <a href={`/performances/${id}/calendar.ics`} className="inline-flex min-h-11 items-center text-sm text-ember underline underline-offset-4">
              {rolePlays.performance.toCalendar}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
