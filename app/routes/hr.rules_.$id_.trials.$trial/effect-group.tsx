import { useDutyWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { Table, Td, Th } from "~/ui/table";
import type { EffectGroup as Group } from "./view.server";

/** Whom one effect concerns, what is now and what would be then. `shown`: whether these are all that a page holds. */
export function EffectGroup({ group: { effect, title, count, people, next }, isWhole }: { group: Group; isWhole: boolean }) {
  const words = useDutyWords().ruleChange.trial;
  return (
    <div className="mt-5">
      <h3 className="mb-1 font-serif text-lg font-semibold">{title}</h3>
      <Table
        caption={title}
        head={
          <tr>
            <Th>{words.columns.person}</Th>
            <Th>{words.columns.was}</Th>
            <Th>{words.columns.becomes}</Th>
          </tr>
        }
      >
        {people.map(({ id, name, staffNumber, was, becomes }) => (
          <tr key={id}>
            <Td>
              <Link to={`/hr/people/${id}/record`} className="inline-block min-h-6 underline underline-offset-4">
                {name}
              </Link>{" "}
              <span className="text-soft">{staffNumber}</span>
            </Td>
            <Td className="text-soft">{was}</Td>
            <Td>{becomes}</Td>
          </tr>
        ))}
      </Table>
      {next === null ? null : (
        <p className="mt-2">
          <Link to={isWhole ? `?effect=${effect}&after=${next}` : `?effect=${effect}`} className="inline-flex min-h-11 items-center text-ember">
            {isWhole ? words.next : words.all(count)}
          </Link>
        </p>
      )}
    </div>
  );
}
