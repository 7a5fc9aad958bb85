import { useResultWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Section } from "~/ui/page";
import type { CoachingShown } from "./coaching.server";

/** What a trainer and the one who was scored settled to work on; for a trainer the way to write it down. */
export function CoachingNotes({ coaching, about }: { coaching: NonNullable<CoachingShown>; about: string | null }) {
  const words = useResultWords().coaching;
  const { notes, writeAt } = coaching;
  if (notes.length === 0 && writeAt === null) return null;
  return (
    <Section title={about === null ? words.title : words.titleOf(about)} id="coaching">
      <ul className="grid gap-3">
        {notes.map(({ id, text, by, when }) => (
          <li key={id} className="max-w-prose border-l-2 border-ember pl-3">
            <p className="break-words whitespace-pre-line">{text}</p>
            <p className="text-sm text-soft">{words.by(by, when)}</p>
          </li>
        ))}
      </ul>
      {writeAt ? (
        <ButtonLink to={writeAt} look="quiet" className="mt-3">
          {words.write}
        </ButtonLink>
      ) : null}
    </Section>
  );
}
