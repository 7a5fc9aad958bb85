import { useDutyWords } from "~/locale/words";
import { Rest } from "~/role-plays/rest";
import { ButtonLink } from "~/ui/button";
import { Dotted } from "~/ui/dotted";
import { Section } from "~/ui/page";
import type { Page } from "./route";

/** Results that a colleague should have signed a day ago, with the way to another grader. */
export function LateList({ late, rest }: { late: Page["late"]; rest: string | null }) {
  const all = useDutyWords();
  const words = all.grading.replace;
  if (late.length === 0) return null;
  return (
    <Section title={words.late} id="late">
      <p className="text-soft">{words.lateLead}</p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {late.map(({ id, staff, scenario, when, waitsFor }) => (
          <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-3">
            <div>
              <p className="text-lg font-semibold">{staff}</p>
              <p>{scenario}</p>
              <p className="text-sm text-soft">
                <Dotted parts={[when, words.waitsFor(all.frame.list(waitsFor))]} />
              </p>
            </div>
            <ButtonLink to={`/performances/${id}/grader`} look="quiet" aria-label={words.doFor(staff)}>
              {words.do}
            </ButtonLink>
          </li>
        ))}
      </ul>
      <Rest to={rest} of={words.late} />
    </Section>
  );
}
