import { useResultWords, useWords } from "~/locale/words";
import { dotsOf, heightOf, picture } from "~/role-plays/progress";
import { Link } from "~/ui/navigation";
import { Section } from "~/ui/page";
import type { ShownProgress } from "./own-view.server";

/** The means of one's performances as a line, and the same in words below it. */
export function Progress({ results, current }: { results: ShownProgress; current: string }) {
  const words = useResultWords().progress;
  const { rolePlays } = useWords();
  if (results.length < 2) return null;
  const state = ({ passed, practice }: ShownProgress[number]) =>
    practice ? (passed ? rolePlays.result.met : rolePlays.result.notMet) : passed ? rolePlays.passed : rolePlays.notPassed;
  return (
    <Section title={words.title} id="progress">
      <figure className="max-w-md">
        <Picture results={results} current={current} label={words.picture(results.length, results[0]!.mean, results.at(-1)!.mean)} />
        <figcaption className="text-sm text-soft">{words.caption}</figcaption>
      </figure>
      <ol className="mt-2 max-w-2xl divide-y divide-line border-y border-line">
        {results.map((result) => (
          <li key={result.performanceId} className="grid grid-cols-[1fr_auto] items-center gap-x-4 py-1.5">
            <div>
              {result.performanceId === current ? (
                <p className="font-semibold">
                  {result.title} <span className="text-sm font-normal text-soft">{words.thisOne}</span>
                </p>
              ) : (
                <Link to={`/performances/${result.performanceId}`} className="inline-flex min-h-11 items-center underline underline-offset-4">
                  {result.title}
                </Link>
              )}
              <p className="text-sm text-soft">{[result.day, state(result), ...(result.practice ? [rolePlays.practice] : [])].join(" · ")}</p>
            </div>
            <strong className="tabular-nums">{result.mean}</strong>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Picture({ results, current, label }: { results: ShownProgress; current: string; label: string }) {
  const dots = dotsOf(results);
  const { width, height, left, right } = picture;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="w-full">
      {[1, 2, 3, 4, 5].map((level) => (
        <g key={level}>
          <line x1={left} x2={width - right} y1={heightOf(level * 100)} y2={heightOf(level * 100)} className="stroke-line" strokeWidth={1} />
          <text x={left - 8} y={heightOf(level * 100) + 4} textAnchor="end" fontSize={11} className="fill-soft">
            {level}
          </text>
        </g>
      ))}
      <polyline points={dots.map(({ x, y }) => `${x},${y}`).join(" ")} fill="none" className="stroke-ember" strokeWidth={2} />
      {dots.map(({ performanceId, x, y, passed }) => (
        <circle
          key={performanceId}
          cx={x}
          cy={y}
          r={performanceId === current ? 7 : 5}
          strokeWidth={2}
          className={`stroke-ember ${passed ? "fill-ember" : "fill-card"}`}
        />
      ))}
    </svg>
  );
}
