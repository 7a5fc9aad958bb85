import { useDutyWords } from "~/locale/words";
import { Section } from "~/ui/page";
import type { Page } from "./route";

/** Every version that was in force, with who put it there and why. */
export function History({ versions }: { versions: Page["versions"] }) {
  const words = useDutyWords().ruleChange;
  return (
    <Section title={words.one.history} id="history">
      <ol className="divide-y divide-line border-y border-line">
        {versions.map(({ version, day, by, why, recalculated }) => (
          <li key={version} className="py-3">
            <p className="font-medium">{words.version(version, day)}</p>
            <p className="break-words whitespace-pre-line text-soft">{words.by(by, why)}</p>
            {recalculated === null ? null : <p className="text-sm text-soft">{recalculated ? words.one.recalculated : words.one.newOnly}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
