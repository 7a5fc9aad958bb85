import { useDutyWords } from "~/locale/words";
import { NumberCell, NumberHead, NumberTable } from "~/register/number-table";
import { Section } from "~/ui/page";

type Numbers = { people: number; valid: number; percent: number | null; name: string; to: string };

/** The newest month end first; each leads to the register as it stood then. */
export function ShareTable({ months }: { months: (Numbers & { day: string })[] }) {
  const words = useDutyWords().register.share;
  return (
    <NumberTable caption={words.title} head={[words.day, words.people, words.valid, "%"]}>
      {months.map((one) => (
        <Line key={one.day} {...one} />
      ))}
    </NumberTable>
  );
}

/** The departments directly below, as of the last month end; each leads to its own months. */
export function BelowTable({ day, below }: { day: string; below: (Numbers & { id: string })[] }) {
  const words = useDutyWords().register.share;
  return (
    <Section title={`${words.below} · ${day}`} id="below">
      <NumberTable caption={words.below} head={[words.department, words.people, words.valid, "%"]}>
        {below.map((one) => (
          <Line key={one.id} {...one} />
        ))}
      </NumberTable>
    </Section>
  );
}

function Line({ name, to, people, valid, percent }: Numbers) {
  const words = useDutyWords().register.share;
  return (
    <tr>
      <NumberHead>
        <a href={to} className="inline-flex min-h-8 items-center underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember">
          {name}
        </a>
      </NumberHead>
      <NumberCell>{words.number(people)}</NumberCell>
      <NumberCell>{words.number(valid)}</NumberCell>
      <NumberCell>{words.percent(percent)}</NumberCell>
    </tr>
  );
}
