import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { Section } from "~/ui/page";
import type { Page } from "./route";

/** Whose tries at a quiz are used: each waits for a talk. */
export function TalkList({ talks }: { talks: Page["talks"] }) {
  const words = useDutyWords().quizCare.desk;
  if (talks.length === 0) return null;
  return (
    <Section title={words.title} id="talks">
      <p className="text-soft">{words.lead}</p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {talks.map(({ person, quizId, quiz, failed, day }) => (
          <li key={`${person.id} ${quizId}`} className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2 py-3">
            <div className="min-w-48 flex-1">
              <p className="text-lg font-semibold">{person.name}</p>
              <p>{quiz}</p>
              <p className="text-sm text-soft">{words.failed(failed, day)}</p>
            </div>
            <ButtonLink to={`/people/${person.id}/quizzes`} aria-label={words.talkWith(person.name)}>
              {words.talk}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Everybody in the trainer's groups, for extra time: folded away, since it is rarely needed. */
export function Trained({ people }: { people: Page["trained"] }) {
  const words = useDutyWords().quizCare.desk;
  if (people.length === 0) return null;
  return (
    <details className="mt-7">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-soft">{words.people}</summary>
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {people.map(({ id, name, staffNumber }) => (
          <li key={id}>
            <Link to={`/people/${id}/quizzes`} className="inline-flex min-h-11 items-center gap-2 underline underline-offset-4">
              {name} <span className="text-sm text-soft">{staffNumber}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
