import { useDutyWords } from "~/locale/words";
import type { PastedRow } from "~/people/pasted-list";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Notice } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import { Table, Td, Th } from "~/ui/table";

/** What each line would become. `add` holds the list once every line is without a fault. */
export function Preview({ rows, add }: { rows: PastedRow[]; add: { list: string; course: string } | null }) {
  const words = useDutyWords().admin;
  const faulty = rows.filter(({ faults }) => faults.length > 0);
  const head = [words.paste.line, words.list.number, words.list.name, words.list.department, words.paste.state];
  return (
    <section>
      {faulty.length > 0 ? (
        <div role="alert">
          <Notice tone="bad">{words.paste.faulty(faulty.length)}</Notice>
        </div>
      ) : (
        <h2 className="mb-3 font-serif text-xl font-semibold">{words.paste.previewTitle(rows.length)}</h2>
      )}
      <Table
        caption={words.paste.list}
        head={
          <tr>
            {head.map((title) => (
              <Th key={title}>{title}</Th>
            ))}
          </tr>
        }
      >
        {[...faulty, ...rows.filter(({ faults }) => faults.length === 0)].map(({ line, staffNumber, name, department, faults }) => (
          <tr key={line}>
            <Td className="tabular-nums">{line}</Td>
            <Td>{staffNumber}</Td>
            <Td>{name}</Td>
            <Td>{department}</Td>
            <Td>
              {faults.length === 0 ? (
                <StatusMark tone="ok">{words.paste.fine}</StatusMark>
              ) : (
                <span className="font-medium text-bad">{faults.map((fault) => words.paste.faults[fault]).join(" ")}</span>
              )}
            </Td>
          </tr>
        ))}
      </Table>
      {add ? (
        <Form className="mt-5">
          <input type="hidden" name="list" value={add.list} />
          <input type="hidden" name="course" value={add.course} />
          <Button name="intent" value="add" className="w-full sm:w-auto">
            {words.paste.add(rows.length)}
          </Button>
        </Form>
      ) : null}
    </section>
  );
}
