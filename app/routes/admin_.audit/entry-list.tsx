import { useDutyWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { Table, Td, Th } from "~/ui/table";
import type { Page } from "./route";

export function EntryList({ entries }: Pick<Page, "entries">) {
  const words = useDutyWords().trail;
  return (
    <Table
      caption={words.caption}
      head={
        <tr>
          {[words.when, words.act, words.person, words.actor, words.number].map((name) => (
            <Th key={name}>{name}</Th>
          ))}
        </tr>
      }
    >
      {entries.map(({ id, when, act, about, to, by, seq, reason }) => (
        <tr key={id}>
          <Td className="whitespace-nowrap tabular-nums text-soft">{when}</Td>
          <Td>
            {act}
            {reason ? <span className="block max-w-prose text-xs break-words whitespace-pre-line text-soft">{reason}</span> : null}
          </Td>
          <Td className="break-all">
            {to ? (
              <Link to={to} className="underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember">
                {about}
              </Link>
            ) : (
              about
            )}
          </Td>
          <Td className="break-all">{by}</Td>
          <Td className="tabular-nums text-soft">{seq ?? words.waits}</Td>
        </tr>
      ))}
    </Table>
  );
}
