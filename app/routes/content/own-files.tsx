import type { Edit } from "~/content/source.server";
import { useDutyWords } from "~/locale/words";
import { Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";

/** The company's own files, and which shipped originals an upgrade has changed. */
export function OwnFiles({ edits }: { edits: Edit[] }) {
  const words = useDutyWords().content.overview;
  if (edits.length === 0) return null;
  return (
    <Section title={words.own} id="own">
      <p className="mb-2 text-sm text-soft">{words.ownLead}</p>
      <ul className="divide-y divide-line">
        {edits.map(({ path, removed, shippedChanged }) => (
          <li key={path} className="flex flex-wrap items-center justify-between gap-2 py-2.5">
            <span className="min-w-0 font-mono text-sm">{path}</span>
            <span className="flex flex-wrap gap-2">
              {removed ? <StatusMark tone="plain">{words.ownRemoved}</StatusMark> : null}
              {shippedChanged ? <StatusMark tone="warn">{words.ownChanged}</StatusMark> : <StatusMark tone="ok">{words.ownSame}</StatusMark>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
