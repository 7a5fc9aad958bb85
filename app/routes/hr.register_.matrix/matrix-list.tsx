import { useDutyWords } from "~/locale/words";
import type { MatrixCell, MatrixColumn, MatrixLine } from "~/register/matrix";
import { StandingMark } from "~/ui/status-mark";

const as = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
};
const head = "sticky top-0 z-10 border-b border-line bg-paper py-2 pr-4 text-left align-bottom text-xs font-semibold text-soft print:static";
const line = "mb-3 block rounded-card border border-line bg-card p-4 sheet:table-row sheet:rounded-none sheet:border-0 sheet:bg-transparent sheet:p-0";
const name =
  "block text-left align-top lg:sticky lg:left-0 sheet:table-cell sheet:border-b sheet:border-line sheet:bg-paper sheet:py-2 sheet:pr-4 print:static";
const cell =
  "mt-2 flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line pt-2 sheet:mt-0 sheet:table-cell sheet:border-t-0 sheet:border-b sheet:py-2 sheet:pr-4 sheet:align-top";

/** People by certifications: a table on wide screens and paper; on a phone each person is a card, with a line for each certification. Links are plain, as in the register. */
export function MatrixList({ columns, lines }: { columns: MatrixColumn[]; lines: MatrixLine[] }) {
  const words = useDutyWords().register;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className="lg:max-h-[75vh] lg:overflow-auto print:max-h-none print:overflow-visible" tabIndex={0} aria-label={words.caption}>
      <table {...as.table} aria-label={words.caption} className="block w-full border-separate border-spacing-0 text-sm sheet:table">
        <thead {...as.rowgroup} className="hidden sheet:table-header-group">
          <tr {...as.row}>
            <th {...as.columnheader} scope="col" className={`${head} left-0 z-20`}>
              {words.columns.name}
            </th>
            {columns.map(({ id, title }) => (
              <th key={id} {...as.columnheader} scope="col" className={`${head} min-w-36`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rowgroup} className="block sheet:table-row-group">
          {lines.map((one) => (
            <tr key={one.id} {...as.row} className={line}>
              <th {...as.rowheader} scope="row" className={`${name} font-normal`}>
                <a
                  href={`/hr/people/${one.id}/record`}
                  className="inline-flex min-h-11 items-center text-base font-semibold sheet:min-h-0 sheet:text-sm sheet:font-medium underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember"
                >
                  {one.name}
                </a>
                {one.otherName ? <span className="ml-1.5 break-keep text-soft sheet:ml-0 sheet:block">{one.otherName}</span> : null}
                <span className="ml-1.5 text-soft tabular-nums sheet:ml-0 sheet:block">{one.staffNumber}</span>
              </th>
              {columns.map(({ id, title }, n) => (
                <td
                  key={id}
                  {...as.cell}
                  className={one.cells[n] ? cell : "hidden sheet:table-cell sheet:border-b sheet:border-line sheet:py-2 sheet:align-top"}
                >
                  <Cell title={title} cell={one.cells[n]!} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ title, cell }: { title: string; cell: MatrixCell | null }) {
  const words = useDutyWords().register.matrix;
  if (!cell) return <span className="text-soft">{words.none}</span>;
  return (
    <>
      <span className="min-w-0 basis-full sheet:hidden">{title}</span>
      <a href={cell.to} className="inline-flex min-h-11 items-center no-underline sheet:min-h-0">
        <StandingMark standing={cell.standing} />
      </a>
      {cell.detail ? <span className="text-soft sheet:mt-0.5 sheet:block">{cell.detail}</span> : null}
    </>
  );
}
