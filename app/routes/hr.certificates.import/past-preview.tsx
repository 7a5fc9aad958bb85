import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Notice } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import { Table, Td, Th } from "~/ui/table";

export type Shown = {
  name: string;
  added: number;
  unchanged: number;
  refused: number;
  /** The file itself, to be sent again when it is confirmed; empty where it cannot be. */
  content: string;
  rows: { row: number; staffNumber: string; status: "added" | "unchanged" | "refused"; sentences: string[] }[];
};
const tones = { added: "ok", unchanged: "plain", refused: "bad" } as const;

/** What a list of past certificates would add; what is refused stands first. */
export function PastPreview({ shown: { name, added, unchanged, refused, content, rows } }: { shown: Shown }) {
  const { pastList: words, staffList } = useDutyWords();
  return (
    <section className="mb-8">
      <h2 className="mb-3 font-serif text-xl font-semibold wrap-anywhere">{name}</h2>
      <div role={refused > 0 ? "alert" : "status"}>
        <Notice tone={refused > 0 ? "bad" : "ok"}>{words.result(added, unchanged, refused)}</Notice>
      </div>
      <Table
        caption={name}
        head={
          <tr>
            <Th>{staffList.preview.row}</Th>
            <Th>{words.fields.staffNumber}</Th>
            <Th>{staffList.preview.what}</Th>
          </tr>
        }
      >
        {rows.map(({ row, staffNumber, status, sentences }) => (
          <tr key={row}>
            <Td className="tabular-nums">{row}</Td>
            <Td className="wrap-anywhere">{staffNumber}</Td>
            <Td>
              <StatusMark tone={tones[status]}>{words.status[status]}</StatusMark>
              {sentences.map((sentence) => (
                <span key={sentence} className="mt-1 block font-medium text-bad">
                  {sentence}
                </span>
              ))}
            </Td>
          </tr>
        ))}
      </Table>
      {content && added > 0 ? (
        <Form className="mt-5">
          <input type="hidden" name="name" value={name} />
          <input type="hidden" name="content" value={content} />
          <Button name="intent" value="write" className="w-full sm:w-auto">
            {words.confirm(added)}
          </Button>
        </Form>
      ) : null}
    </section>
  );
}
