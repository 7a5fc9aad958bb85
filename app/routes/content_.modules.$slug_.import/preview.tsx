import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Notice } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import { Table, Td, Th } from "~/ui/table";

export type Shown = {
  name: string;
  format: string;
  /** The file itself, to be sent again when it is confirmed. */
  content: string;
  imported: number;
  refused: number;
  rows: { ref: string; line: number; kind: string; status: "imported" | "refused"; sentences: string[] }[];
};

/** What would come of a file, question by question; what is refused stands first. */
export function Preview({ shown: { name, format, content, imported, refused, rows } }: { shown: Shown }) {
  const words = useDutyWords().importing;
  const { kind: kinds } = useDutyWords().content.preview;
  const kindOf = (kind: string) => (Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind);
  const inOrder = [...rows.filter(({ status }) => status === "refused"), ...rows.filter(({ status }) => status === "imported")];
  return (
    <section className="mb-8">
      <h2 className="mb-3 font-serif text-xl font-semibold break-words">{words.from(name)}</h2>
      <div role="status">
        <Notice tone={imported === 0 ? "bad" : refused > 0 ? "warn" : "ok"}>{imported === 0 ? words.nothing : words.result(imported, refused)}</Notice>
      </div>
      <Table
        caption={words.preview}
        head={
          <tr>
            {Object.values(words.columns).map((title) => (
              <Th key={title}>{title}</Th>
            ))}
          </tr>
        }
      >
        {inOrder.map(({ ref, line, kind, status, sentences }) => (
          <tr key={`${line} ${ref}`}>
            <Td>{ref}</Td>
            <Td>{kindOf(kind)}</Td>
            <Td className="whitespace-nowrap">
              <StatusMark tone={status === "imported" ? "ok" : "bad"}>{words.status[status]}</StatusMark>
            </Td>
            <Td className={status === "refused" ? "font-medium text-bad" : "text-soft"}>
              {sentences.map((sentence) => (
                <span key={sentence} className="block">
                  {sentence}
                </span>
              ))}
            </Td>
          </tr>
        ))}
      </Table>
      {imported > 0 ? (
        <Form className="mt-5">
          <p className="mb-3">{words.draftsLead}</p>
          <input type="hidden" name="format" value={format} />
          <input type="hidden" name="name" value={name} />
          <input type="hidden" name="content" value={content} />
          <Button name="intent" value="import" className="w-full sm:w-auto">
            {words.confirm(imported)}
          </Button>
        </Form>
      ) : null}
    </section>
  );
}
