import { useDutyWords } from "~/locale/words";
import { NumberCell, NumberHead, NumberTable } from "~/register/number-table";

type Month = { month: string; name: string; cells: { count: number; to: string | null }[] };

/** Each number leads to the people behind it, where the filters can name the certification. Links are plain, as in the register. */
export function ForecastTable({ columns, months }: { columns: string[]; months: Month[] }) {
  const words = useDutyWords().register.forecast;
  const head = [...columns, words.all];
  return (
    <NumberTable caption={words.title} head={[words.month, ...head]}>
      {months.map(({ month, name, cells }) => (
        <tr key={month}>
          <NumberHead>{name}</NumberHead>
          {cells.map(({ count, to }, n) => (
            <NumberCell key={head[n]}>
              {count === 0 || !to ? (
                <span className="inline-flex min-h-8 items-center text-soft">{words.number(count)}</span>
              ) : (
                <a
                  href={to}
                  aria-label={words.people(count, head[n]!, name)}
                  className="inline-flex min-h-8 min-w-8 items-center justify-end font-medium underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember"
                >
                  {words.number(count)}
                </a>
              )}
            </NumberCell>
          ))}
        </tr>
      ))}
    </NumberTable>
  );
}
