import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Card, Notice } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { PreviewView } from "./route";

/** What the rule would do, before anything is done, and the button that does it. */
export function Preview({ preview, typed, sending }: { preview: PreviewView; typed: Record<string, string | string[]>; sending: string }) {
  const words = useDutyWords().assigning;
  const { count, looked, numbers, some } = preview;
  if (count === 0 && typed.lasting !== "1") return <Notice tone="warn">{words.new.nobody}</Notice>;
  return (
    <Card accent className="mb-6">
      <h2 className="font-serif text-xl font-semibold">{words.new.would(count)}</h2>
      <p className="mt-1 text-soft">{words.new.numbers(numbers)}</p>
      {count > looked ? <p className="mt-1 text-sm text-soft">{words.new.looked(looked)}</p> : null}
      <ul className="mt-3 divide-y divide-line border-y border-line" aria-label={words.new.some}>
        {some.map(({ id, name, staffNumber, outcome, due }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span>
              {name} <span className="text-sm text-soft">{staffNumber}</span>
            </span>
            {outcome === "assigned" ? (
              <span className="text-sm text-soft">{due ? words.due(due) : words.noDue}</span>
            ) : (
              <StatusMark tone="warn">{words.exception[outcome]}</StatusMark>
            )}
          </li>
        ))}
      </ul>
      <Form className="mt-4">
        {Object.entries(typed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
        <input type="hidden" name="sending" value={sending} />
        <Button name="intent" value="assign">
          {words.new.assign}
        </Button>
      </Form>
    </Card>
  );
}
