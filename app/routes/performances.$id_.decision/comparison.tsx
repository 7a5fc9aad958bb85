import { useDutyWords } from "~/locale/words";
import { Html } from "~/ui/html";
import { Link } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";
import type { Page } from "./route";

/** Criterion by criterion what each grader gave and saw; those too far apart stand out. */
export function Comparison({ page: { cards, apart } }: { page: Page }) {
  const words = useDutyWords();
  const say = words.grading.conflict;
  return (
    <ul className="divide-y divide-line border-y border-line">
      <li className="py-3">
        <Columns of={cards} what={(card) => <p className="font-semibold tabular-nums">{say.outcome(card.sheet.mean, card.sheet.passed)}</p>} />
        {cards.map(({ id, grader, corrects }) =>
          corrects ? (
            <div key={id} className="mt-2 text-sm">
              <p className="break-words whitespace-pre-line">{words.grading.correct.correctedBy(grader, corrects.reason)}</p>
              <Link to={corrects.to} className="inline-flex min-h-11 items-center text-ember underline underline-offset-4">
                {words.grading.correct.before(grader)}
              </Link>
            </div>
          ) : null,
        )}
      </li>
      {cards[0]!.sheet.criteria.map(({ id, title }) => (
        <li key={id} className="py-3">
          <h3 className="flex items-center gap-3 font-semibold">
            {title} {apart.includes(id) ? <StatusMark tone="warn">{say.apart}</StatusMark> : null}
          </h3>
          <Columns of={cards} what={(card) => <Given criterion={card.sheet.criteria.find((one) => one.id === id)!} />} />
        </li>
      ))}
      {cards.some(({ sheet }) => sheet.redLines.length > 0) ? (
        <li className="py-3">
          <h3 className="font-semibold">{say.redLinesSeen}</h3>
          <Columns of={cards} what={(card) => <p>{card.sheet.redLines.map(({ title }) => title).join(" · ") || "–"}</p>} />
        </li>
      ) : null}
      {cards.some(({ sheet }) => sheet.comments.length > 0) ? (
        <li className="py-3">
          <h3 className="font-semibold">{words.rolePlays.result.comment}</h3>
          <Columns of={cards} what={(card) => <p className="whitespace-pre-line">{card.sheet.comments.join("\n") || "–"}</p>} />
        </li>
      ) : null}
    </ul>
  );
}

type Card = Page["cards"][number];
const Columns = ({ of, what }: { of: Card[]; what: (card: Card) => React.ReactNode }) => (
  <div className="mt-1 grid gap-x-6 gap-y-2 sm:grid-flow-col sm:auto-cols-fr">
    {of.map((card) => (
      <div key={card.id}>
        <p className="text-sm text-soft">{card.grader}</p>
        {what(card)}
      </div>
    ))}
  </div>
);

function Given({ criterion: { levels, observations, notes } }: { criterion: Card["sheet"]["criteria"][number] }) {
  const words = useDutyWords().rolePlays;
  if (levels.length === 0) return <p className="text-soft">{words.result.notApplicable}</p>;
  return (
    <>
      {levels.map(({ level, name }) => (
        <p key={level} className="font-medium">
          {words.levelOf(level, name)}
        </p>
      ))}
      {observations.length + notes.length > 0 ? (
        <ul className="list-disc pl-5 text-sm">
          {observations.map(({ id, html }) => (
            <li key={id}>
              <Html html={html} />
            </li>
          ))}
          {notes.map((note) => (
            <li key={note} className="whitespace-pre-line">
              {note}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
