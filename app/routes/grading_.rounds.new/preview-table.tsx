import { useDutyWords } from "~/locale/words";
import { TurnLines } from "~/role-plays/turn-lines";
import { Button } from "~/ui/button";
import { Form, Link } from "~/ui/navigation";
import { Notice, Section } from "~/ui/page";
import type { ShownPreview } from "./shown-preview";

/** How the round would run: the table, when it ends, what speaks against it, and the button that plans it. */
export function PreviewTable({ preview, sending }: { preview: ShownPreview; sending: string }) {
  const words = useDutyWords().rounds;
  const { turns, ends, circuit, unplaced, toSettle, clashes, short, roomsOnly, savable, mark } = preview;
  return (
    <Section title={words.table} id="table">
      <p className="font-serif text-xl">{ends ? words.ends(ends, turns.length) : words.nothing}</p>
      <Against title={words.unplaced} lines={unplaced} links={toSettle} />
      <Against title={words.clashes} lines={clashes} after={roomsOnly ? words.roomOnly : undefined} />
      {short.map((line) => (
        <Notice key={line} tone="bad">
          {line}
        </Notice>
      ))}
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {turns.map((turn) => (
          <li key={`${turn.time} ${turn.scenario} ${turn.staff}`} className="py-3">
            <TurnLines turn={turn} circuit={circuit} />
          </li>
        ))}
      </ul>
      {savable ? (
        <Form className="mt-4">
          <input type="hidden" name="mark" value={mark} />
          <input type="hidden" name="sending" value={sending} />
          <Button className="w-full sm:w-auto">{words.save}</Button>
          <p className="mt-1 text-sm text-soft">{words.saveHint}</p>
        </Form>
      ) : (
        <p className="mt-4 font-medium text-bad">{words.cannotSave}</p>
      )}
    </Section>
  );
}

type AgainstProps = { title: string; lines: string[]; after?: string; links?: { to: string; label: string }[] };

function Against({ title, lines, after, links = [] }: AgainstProps) {
  if (lines.length === 0) return null;
  return (
    <Notice tone="warn">
      <p className="font-semibold">{title}</p>
      <ul className="mt-1 list-disc pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {links.length > 0 ? (
        <p className="flex flex-wrap gap-x-5">
          {links.map(({ to, label }) => (
            <Link key={to} to={to} className="inline-flex min-h-11 items-center underline underline-offset-4">
              {label}
            </Link>
          ))}
        </p>
      ) : null}
      {after ? <p className="mt-1 text-sm">{after}</p> : null}
    </Notice>
  );
}
