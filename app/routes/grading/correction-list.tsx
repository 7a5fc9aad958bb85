import { useDutyWords } from "~/locale/words";
import { Rest } from "~/role-plays/rest";
import { ButtonLink } from "~/ui/button";
import { Section } from "~/ui/page";
import type { Page } from "./route";

/** Signed scorecards that were opened for correction and not signed anew, each with its reason. */
export function CorrectionList({ corrections, rest }: { corrections: Page["corrections"]; rest: string | null }) {
  const { grading } = useDutyWords();
  const words = grading.correct;
  if (corrections.length === 0) return null;
  return (
    <Section title={words.waiting} id="corrections">
      <p className="text-soft">{words.waitingLead}</p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {corrections.map(({ id, staff, scenario, opened, reason, ready }) => (
          <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-3">
            <div>
              <p className="text-lg font-semibold">{staff}</p>
              <p>{scenario}</p>
              <p className="text-sm break-words whitespace-pre-line">“{reason}”</p>
              <p className="text-sm text-soft">{words.openedAt(opened)}</p>
            </div>
            <ButtonLink to={`/performances/${id}/${ready ? "sign" : "score"}`} aria-label={ready ? grading.desk.signFor(staff) : words.goOnWith(staff)}>
              {ready ? grading.desk.sign : words.goOn}
            </ButtonLink>
          </li>
        ))}
      </ul>
      <Rest to={rest} of={words.waiting} />
    </Section>
  );
}
