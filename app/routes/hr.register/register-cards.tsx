import { useWords } from "~/locale/words";
import type { RowView } from "~/register/row-view";
import { Card } from "~/ui/page";
import { StandingMark } from "~/ui/status-mark";

/** The register on a phone: one card per person and certification, with plain links as in the table. */
export function RegisterCards({ rows }: { rows: RowView[] }) {
  const words = useWords().register;
  return (
    <ul className="grid gap-3 lg:hidden print:hidden">
      {rows.map((row) => (
        <li key={row.key}>
          <Card className="relative">
            <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
              <p className="min-w-0">
                <a href={`/hr/people/${row.personId}/record`} className="font-semibold no-underline after:absolute after:inset-0">
                  {row.name}
                </a>{" "}
                {row.otherName ? <span className="text-soft">{row.otherName}</span> : null}
              </p>
              <StandingMark standing={row.standing} />
            </div>
            <p className="mt-0.5 text-sm text-soft">
              <span className="tabular-nums">{row.staffNumber}</span> · {row.department}
            </p>
            <p className="mt-2 text-sm">{row.certification}</p>
            <p className="text-sm text-soft">
              {row.expires ? <span className="block text-ink">{words.expires(row.expires)}</span> : null}
              {row.why}
            </p>
          </Card>
        </li>
      ))}
    </ul>
  );
}
