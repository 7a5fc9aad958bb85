import type { ReactNode } from "react";
import type { doorOf } from "~/http/quiz-door.server";
import { useTestWords } from "~/locale/words";
import { Notice, Section } from "~/ui/page";
import { Begin } from "./door-begin";
import { Tries } from "./door-tries";
import { RuleLines } from "./rule-lines";

export type DoorView = Awaited<ReturnType<typeof doorOf>>;

/** How one stands with a test, the one thing to do now, and what to expect; `children` is what this test tells besides. */
export function Door({ page, refused, children }: { page: DoorView; refused?: { sentence: string } | undefined; children?: ReactNode }) {
  const words = { ...useTestWords().quizzes.intro, ...page.say };
  return (
    <>
      {refused ? (
        <div role="alert">
          <Notice tone="warn">{refused.sentence}</Notice>
        </div>
      ) : null}
      {page.pass ? <Notice tone="ok">{words.passedNote(page.pass.percent, page.pass.day)}</Notice> : null}
      <Begin page={page} />
      {children}
      <Section id="facts" title={words.facts}>
        <ul className="divide-y divide-line border-y border-line [&>li]:py-2.5">
          <li>{words.drawn(page.count, page.bank)}</li>
          <RuleLines rules={page.rules} />
        </ul>
      </Section>
      <Tries tries={page.tries} />
    </>
  );
}
