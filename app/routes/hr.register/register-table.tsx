import { useWords } from "~/locale/words";
import type { RowView } from "~/register/row-view";
import { StandingMark } from "~/ui/status-mark";
import { Table, Td, Th } from "~/ui/table";

/** The register on a wide screen. Its links are plain ones: a page of router links would cost the server more than finding the rows. */
export function RegisterTable({ rows }: { rows: RowView[] }) {
  const words = useWords().register;
  const head = (
    <tr>
      {Object.entries(words.columns).map(([name, label]) => (
        <Th key={name}>{label}</Th>
      ))}
    </tr>
  );
  return (
    <div className="hidden lg:block print:block">
      <Table caption={words.caption} head={head}>
        {rows.map((row) => (
          <tr key={row.key} className="hover:bg-wash">
            <Td className="min-w-32">
              <a
                href={`/hr/people/${row.personId}/record`}
                className="font-medium underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember"
              >
                {row.name}
              </a>
              {row.otherName ? <span className="block text-soft">{row.otherName}</span> : null}
            </Td>
            <Td className="whitespace-nowrap tabular-nums">{row.staffNumber}</Td>
            <Td>{row.department}</Td>
            <Td className="min-w-28">{row.certification}</Td>
            <Td>
              <StandingMark standing={row.standing} />
            </Td>
            <Td className="whitespace-nowrap">{row.expires ?? "—"}</Td>
            <Td className="min-w-36 text-soft">{row.why}</Td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
