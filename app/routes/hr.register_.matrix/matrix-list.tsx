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
const line = "mb-3 block rounded-card border border-line bg-card p-4 lg:table-row lg:rounded-none lg:border-0 lg:bg-transparent lg:p-0 print:table-row";
const name = "block text-left align-top lg:sticky lg:left-0 lg:table-cell lg:border-b lg:border-line lg:bg-paper lg:py-2 lg:pr-4 print:static print:table-cell";
const cell =
  "mt-2 flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line pt-2 lg:mt-0 lg:table-cell lg:border-t-0 lg:border-b lg:py-2 lg:pr-4 lg:align-top print:table-cell";

/** People by certifications: a table on wide screens and paper; on a phone each person is a card, with a line for each certification. Links are plain, as in the register. */
export function MatrixList({ columns, lines }: { columns: MatrixColumn[]; lines: MatrixLine[] }) {
  const words = useDutyWords().register;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className="lg:max-h-[75vh] lg:overflow-auto print:max-h-none print:overflow-visible" tabIndex={0} aria-label={words.caption}>
      <table {...as.table} aria-label={words.caption} className="block w-full border-separate border-spacing-0 text-sm lg:table print:table">
        <thead {...as.rowgroup} className="hidden lg:table-header-group print:table-header-group">
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
        <tbody {...as.rowgroup} className="block lg:table-row-group print:table-row-group">
          {lines.map((one) => (
            <tr key={one.id} {...as.row} className={line}>
              <th {...as.rowheader} scope="row" className={`${name} font-normal`}>
                <a
                  href={`/hr/people/${one.id}/record`}
                  className="inline-flex min-h-11 items-center text-base font-semibold lg:min-h-0 lg:text-sm lg:font-medium underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember"
                >
                  {one.name}
                </a>
                {one.otherName ? <span className="ml-1.5 break-keep text-soft lg:ml-0 lg:block">{one.otherName}</span> : null}
                <span className="ml-1.5 text-soft tabular-nums lg:ml-0 lg:block">{one.staffNumber}</span>
              </th>
              {columns.map(({ id, title }, n) => (
                <td
                  key={id}
                  {...as.cell}
                  className={one.cells[n] ? cell : "hidden lg:table-cell lg:border-b lg:border-line lg:py-2 lg:align-top print:table-cell"}
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
      <span className="min-w-0 basis-full lg:hidden print:hidden">{title}</span>
      <a href={cell.to} className="inline-flex min-h-11 items-center no-underline lg:min-h-0">
        <StandingMark standing={cell.standing} />
      </a>
      {cell.detail ? <span className="text-soft lg:mt-0.5 lg:block">{cell.detail}</span> : null}
    </>
  );
}
