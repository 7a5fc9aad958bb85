import { useTestWords } from "~/locale/words";
import { ShownLines } from "~/quizzes/rule-lines";
import { Section } from "~/ui/page";
import type { Page } from "./route";

/** What is not shown yet, and when it will be. */
export function Withheld({ shown }: { shown: Page["withheld"] }) {
  const words = useTestWords().quizRules;
  if (shown.length === 0) return null;
  return (
    <Section id="withheld" title={words.withheld}>
      <ul className="divide-y divide-line border-y border-line [&>li]:py-2.5">
        <ShownLines shown={shown} />
      </ul>
    </Section>
  );
}
