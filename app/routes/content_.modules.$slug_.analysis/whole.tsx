import { useDutyWords } from "~/locale/words";
import { Card } from "~/ui/page";
import { Choices } from "./choices";
import { FigureList } from "./figure-list";
import type { Page } from "./load.server";
import { Spread } from "./spread";

/** The quiz as a whole: who passed, how results are spread, and each figure with what it means. */
export function Whole({ page: { whole, limits }, addressOf }: { page: Page; addressOf: (hash: string) => string }) {
  const words = useDutyWords().analysis;
  const { versions, attempts, passed, passMark, figures, spread, drawn } = whole;
  return (
    <Card>
      {versions.length > 1 ? (
        <Choices label={words.page.settingsVersion} choices={versions.map(({ hash, label, chosen }) => ({ to: addressOf(hash), label, chosen }))} />
      ) : null}
      <p className="mt-1 font-serif text-lg">{attempts >= limits.unrecognisable ? words.page.passed(passed, attempts) : words.count.attempts(attempts)}</p>
      {spread ? <Spread counts={spread} passMark={passMark} /> : null}
      <FigureList figures={figures} />
      {figures.length > 0 && drawn ? <p className="mt-3 text-sm text-soft">{words.page.drawn}</p> : null}
    </Card>
  );
}
