import { useDutyWords } from "~/locale/words";
import { Rest } from "~/role-plays/rest";
import { ButtonLink } from "~/ui/button";
import { Section } from "~/ui/page";
import type { Page } from "./route";

/** Who has not passed and waits for a coaching note before being scored again. */
export function NoteList({ notes, rest }: { notes: Page["notes"]; rest: string | null }) {
  const words = useDutyWords().grading.coaching;
  if (notes.length === 0) return null;
  return (
    <Section title={words.due} id="notes">
      <p className="text-soft">{words.dueLead}</p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {notes.map(({ id, staff, scenario, fails }) => (
          <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-3">
            <div>
              <p className="text-lg font-semibold">{staff}</p>
              <p>{scenario}</p>
              <p className="text-sm text-soft">{words.why(fails)}</p>
            </div>
            <ButtonLink to={`/performances/${id}/coaching`} look="quiet" aria-label={words.writeFor(staff)}>
              {words.write}
            </ButtonLink>
          </li>
        ))}
      </ul>
      <Rest to={rest} of={words.due} />
    </Section>
  );
}
