import type { Fault } from "~/content/fault";
import { useDutyWords } from "~/locale/words";
import { Section } from "~/ui/page";

/** Where in which file, and what about it. The sentences are English, as the files' keys are. */
export function FaultList({ id, title, faults }: { id: string; title: string; faults: Fault[] }) {
  const words = useDutyWords().content.overview;
  if (faults.length === 0) return null;
  return (
    <Section title={title} id={id}>
      <ol className="divide-y divide-line rounded-card border border-line bg-card px-4">
        {faults.map(({ file, line, sentence }) => (
          <li key={`${file}:${line}:${sentence}`} className="py-3">
            <p className="font-mono text-xs text-soft">{words.line(file, line)}</p>
            <p lang="en">{sentence}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
