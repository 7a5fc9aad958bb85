import { useTestWords } from "~/locale/words";
import type { RulesView } from "./rules-view";

/** What holds for this person, line by line: items of a list. */
export function RuleLines({ rules }: { rules: RulesView }) {
  const { quizRules: words, quizzes } = useTestWords();
  const { minutes, extraMinutes, attempts, triesLeft, waitHours, opens, closes, shown } = rules;
  const tries = [attempts === null ? null : words.tries(attempts), attempts === null || triesLeft === null ? null : words.triesLeft(triesLeft)];
  return (
    <>
      <li>{quizzes.intro.pass(rules.passMark)}</li>
      <li>{minutes !== null && extraMinutes > 0 ? words.limitMore(minutes, extraMinutes) : quizzes.intro.limit(minutes)}</li>
      {opens ? <li>{words.opens(opens)}</li> : null}
      {closes ? <li>{words.closes(closes)}</li> : null}
      {attempts === null ? null : <li>{tries.filter(Boolean).join(" · ")}</li>}
      {waitHours === null ? null : <li>{words.wait(waitHours)}</li>}
      <li>{minutes === null ? quizzes.intro.saved : quizzes.intro.savedLimited}</li>
      <ShownLines shown={shown} />
    </>
  );
}

/** What is shown when: items of a list. */
export function ShownLines({ shown }: Pick<RulesView, "shown">) {
  const { quizRules: words, frame } = useTestWords();
  return shown.map(({ when, what }) => <li key={when}>{words.when[when](frame.list(what.map((one) => words.shows[one])))}</li>);
}
