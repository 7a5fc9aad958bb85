import { useTestWords } from "~/locale/words";
import { percentOf } from "~/quizzes/marking";
import { type Points, pointsText } from "~/quizzes/result";
import { Section } from "~/ui/page";

type Score = Points & { id: string; title: string; note?: { text: string; isReached: boolean } | null };

/** What each topic earned; in an exam each module, with the minimum of its own where it has one. */
export function Scores({ title, scores }: { title: string; scores: Score[] }) {
  const words = useTestWords().quizzes.result;
  if (scores.length === 0) return null;
  return (
    <Section id="topics" title={title}>
      <ul className="divide-y divide-line border-y border-line">
        {scores.map(({ id, title: name, points, maximum, note }) => (
          <li key={id} className="py-2.5">
            <div className="flex justify-between gap-4">
              <span>{name}</span>
              <span className="whitespace-nowrap text-soft tabular-nums">{words.topicScore(pointsText(points), pointsText(maximum))}</span>
            </div>
            <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" className="mt-1.5 h-1 w-full rounded-full">
              <rect width="100" height="1" className="fill-line" />
              <rect width={percentOf(points, maximum)} height="1" className="fill-ok" />
            </svg>
            {note ? <p className={`mt-1 text-sm ${note.isReached ? "text-soft" : "font-medium text-bad"}`}>{note.text}</p> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
