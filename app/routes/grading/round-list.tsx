import { useDutyWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { Section } from "~/ui/page";

/** The rounds one planned or grades in, the soonest first. */
export function RoundList({ rounds }: { rounds: { id: string; kind: "round" | "circuit"; day: string }[] }) {
  const words = useDutyWords().rounds.page;
  if (rounds.length === 0) return null;
  return (
    <Section title={words.desk} id="rounds">
      <ul className="divide-y divide-line border-y border-line">
        {rounds.map(({ id, kind, day }) => (
          <li key={id}>
            <Link to={`/grading/rounds/${id}`} className="flex min-h-12 items-center justify-between gap-4 font-medium no-underline hover:text-ember">
              {words.title(kind, day)}
              <span aria-hidden="true" className="text-xl text-soft">
                ›
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
