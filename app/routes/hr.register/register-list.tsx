import { useDutyWords } from "~/locale/words";
import type { Column } from "~/register/columns";
import type { RowView } from "~/register/row-view";
import { StandingMark } from "~/ui/status-mark";

const as = { table: { role: "table" }, rowgroup: { role: "rowgroup" }, row: { role: "row" }, columnheader: { role: "columnheader" }, cell: { role: "cell" } };
const head = "border-b border-line py-2 pr-4 font-semibold whitespace-nowrap";
const row =
  "relative mb-3 grid grid-cols-[1fr_auto] gap-x-3 rounded-card border border-line bg-card p-4 sheet:static sheet:table-row sheet:rounded-none sheet:border-0 sheet:bg-transparent sheet:p-0 lg:hover:bg-wash";
const cell = "block align-top sheet:table-cell sheet:border-b sheet:border-line sheet:py-2.5 lg:pr-4 print:pr-2";
const wide = `${cell} col-span-2`;

/**
 * The register: a table on wide screens and paper, the same rows as cards on a phone. The roles are written out because a cell
 * that is no table cell to the eye loses its own. Links are plain: router links would cost the server more than finding the rows.
 */
export function RegisterList({ rows, columns }: { rows: RowView[]; columns: Column[] }) {
  const words = useDutyWords().register;
  const heads = (["name", ...columns] as const).map((name) => [name, words.columns[name]] as const);
  const has = new Set<Column>(columns);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className="lg:max-h-[75vh] lg:overflow-auto print:max-h-none print:overflow-visible" tabIndex={0} aria-label={words.caption}>
      <table {...as.table} aria-label={words.caption} className="block w-full border-separate border-spacing-0 text-sm sheet:table">
        <thead {...as.rowgroup} className="sticky top-0 z-10 hidden bg-paper text-left text-xs text-soft sheet:table-header-group">
          <tr {...as.row}>
            {heads.map(([name, label]) => (
              <th key={name} {...as.columnheader} scope="col" className={head}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rowgroup} className="block sheet:table-row-group">
          {rows.map((one) => (
            <tr key={one.key} {...as.row} className={row}>
              <td {...as.cell} className={`${cell} order-1 text-base lg:min-w-32 sheet:text-sm`}>
                <a
                  href={`/hr/people/${one.personId}/record`}
                  className="font-semibold no-underline after:absolute after:inset-0 sheet:font-medium sheet:underline sheet:decoration-line sheet:decoration-2 sheet:underline-offset-4 sheet:after:static lg:hover:decoration-ember"
                >
                  {one.name}
                </a>
                {one.otherName ? <span className="ml-1.5 break-keep text-soft sheet:ml-0 sheet:block">{one.otherName}</span> : null}
              </td>
              {has.has("number") ? (
                <td {...as.cell} className={`${wide} order-3 whitespace-nowrap text-soft tabular-nums sheet:text-ink`}>
                  {one.staffNumber}
                </td>
              ) : null}
              {has.has("department") ? (
                <td {...as.cell} className={`${wide} order-4 break-keep text-soft sheet:text-ink`}>
                  {one.department}
                </td>
              ) : null}
              {has.has("certification") ? (
                <td {...as.cell} className={`${wide} order-5 mt-2 lg:min-w-28`}>
                  {one.certification}
                </td>
              ) : null}
              {has.has("standing") ? (
                <td {...as.cell} className={`${cell} order-2`}>
                  <StandingMark standing={one.standing} />
                </td>
              ) : null}
              {has.has("expires") ? (
                <td {...as.cell} className={`${wide} order-6 whitespace-nowrap`}>
                  {one.expires ? <span className="sheet:hidden">{words.expiresLabel}</span> : null}
                  {one.expires ?? <span className="hidden sheet:inline">—</span>}
                </td>
              ) : null}
              {has.has("why") ? (
                <td {...as.cell} className={`${wide} order-7 text-soft lg:min-w-36`}>
                  {one.why}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
