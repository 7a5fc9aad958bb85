import { useWords } from "~/locale/words";
import { Html } from "~/ui/html";
import { Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { ResultSheet } from "./sheet";

/** Passed or not, with the mean and why; said to the one who was scored, or about them. Practice is passed by nobody: it meets the standard. */
export function Verdict({ result, about, practice }: { result: ResultSheet; about: string | null; practice: boolean }) {
  const words = useWords().rolePlays;
  const said = words.result;
  const own = practice ? [said.met, said.notMet] : [said.passed, said.notPassed];
  const other = practice ? [said.metOf, said.notMetOf] : [said.passedOf, said.notPassedOf];
  const title = about === null ? own[result.passed ? 0 : 1] : other[result.passed ? 0 : 1]!(about);
  return (
    <div className={`rounded-card border-l-[5px] px-4 py-4 ${result.passed ? "border-l-ok bg-okw" : "border-l-bad bg-badw"}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p className="font-serif text-2xl font-semibold">{title}</p>
        <p>
          <span className="text-sm">{words.mean} </span>
          <strong className="text-2xl tabular-nums">{result.mean}</strong>
          <span className="text-sm"> · {words.result.needed(result.needed)}</span>
        </p>
      </div>
      <Failings result={result} />
    </div>
  );
}

function Failings({ result }: { result: ResultSheet }) {
  const words = useWords().rolePlays;
  if (result.failings.length === 0) return null;
  return (
    <ul className="mt-2 list-disc pl-5" aria-label={words.result.failings}>
      {result.failings.map((failing) => {
        if (failing.kind === "mean") return <li key="mean">{words.result.belowMean(result.mean, failing.needed)}</li>;
        if (failing.kind === "red-line") return <li key={failing.title}>{words.result.crossed(failing.title)}</li>;
        return <li key={failing.title}>{words.result.belowFloor(failing.title, words.levelOf(failing.level, failing.levelName), failing.needed)}</li>;
      })}
    </ul>
  );
}

/** The levels somebody gave themselves, by criterion, under the name they are shown by. */
type Beside = { name: string; levels: Record<string, { level: number; name: string }> };

/** Every criterion with its level, what that level means, and what was observed; beside it how the one who was scored saw it. */
export function CriteriaResult({ result, beside }: { result: ResultSheet; beside?: Beside }) {
  const words = useWords().rolePlays;
  return (
    <Section title={words.result.criteria} id="criteria">
      <ul className="divide-y divide-line border-y border-line">
        {result.criteria.map(({ id, title, weight, levels, observations, notes }) => (
          <li key={id} className="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[11rem_1fr]">
            <div className="flex items-baseline justify-between gap-3 sm:block">
              <h3 className="font-semibold">
                {title} {weight === null ? null : <span className="text-sm font-normal text-soft">{words.result.weight(weight)}</span>}
              </h3>
              {levels.length === 0 ? null : (
                <LevelDots from={levels[0]!.level} to={levels.at(-1)!.level} name={levels.map(({ level, name }) => words.levelOf(level, name)).join(" / ")} />
              )}
            </div>
            <div>
              {beside?.levels[id] ? (
                <p className="text-sm text-soft">
                  {beside.name}: {words.levelOf(beside.levels[id].level, beside.levels[id].name)}
                </p>
              ) : null}
              {levels.length === 0 ? <p className="text-soft">{words.result.notApplicable}</p> : null}
              {levels.map(({ level, anchor }) => (
                <p key={level}>
                  {levels.length > 1 ? <span className="text-soft">{words.result.atLevel(level)} </span> : null}
                  <Html html={anchor} />
                </p>
              ))}
              {observations.length > 0 ? (
                <ul className="mt-1 list-disc pl-5 text-sm">
                  {observations.map((line) => (
                    <li key={line.id}>
                      <Html html={line.html} />
                    </li>
                  ))}
                </ul>
              ) : null}
              {notes.map((note) => (
                <p key={note} className="mt-1 whitespace-pre-line border-l-2 border-edge pl-3 text-sm">
                  {note}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A dot for each level reached; half told apart where graders were a level apart. */
const LevelDots = ({ from, to, name }: { from: number; to: number; name: string }) => (
  <p className={`flex items-center gap-x-2 ${from === to ? "whitespace-nowrap" : "flex-wrap"}`}>
    <span aria-hidden="true" className="flex gap-1">
      {[1, 2, 3, 4, 5].map((dot) => (
        <span
          key={dot}
          className={`size-2.5 rounded-full border ${dot <= from ? "border-ember bg-ember" : dot <= to ? "border-ember bg-wash" : "border-edge"}`}
        />
      ))}
    </span>
    <span className="text-sm font-medium">{name}</span>
  </p>
);

/** Red lines, ticks and the comment, where there are any. */
export function ResultRest({ result }: { result: ResultSheet }) {
  const words = useWords().rolePlays;
  return (
    <>
      {result.redLines.length > 0 ? (
        <Section title={words.result.redLines} id="red-lines">
          <ul className="grid gap-2">
            {result.redLines.map(({ id, title, html }) => (
              <li key={id} className="rounded-card border border-bad bg-badw px-4 py-3">
                <StatusMark tone="bad">{title}</StatusMark>
                <Html html={html} className="mt-1 block text-sm" />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {result.ticks.length > 0 ? (
        <Section title={words.result.ticks} id="ticks">
          <ul className="grid gap-1">
            {result.ticks.map(({ id, html }) => (
              <li key={id}>
                <span aria-hidden="true" className="text-ok">
                  ✓{" "}
                </span>
                <Html html={html} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {result.comments.length > 0 ? (
        <Section title={words.result.comment} id="comment">
          {result.comments.map((comment) => (
            <p key={comment} className="mb-2 max-w-prose whitespace-pre-line">
              {comment}
            </p>
          ))}
        </Section>
      ) : null}
    </>
  );
}
