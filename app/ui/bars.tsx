import { useId } from "react";

export type Bar = { key: string; label: string; value: number | null; text: string };
const WIDTH = 760;
const HEIGHT = 200;
const FOOT = 34;
const HEAD = 18;

/** One bar for each value, against the greatest that can be. The table beside it holds the same numbers; a narrow screen scrolls the picture in its own box. */
export function Bars({ title, bars, most, description }: { title: string; bars: Bar[]; most: number; description: string }) {
  const id = `bars-${useId().replace(/:/g, "")}`;
  const step = WIDTH / Math.max(1, bars.length);
  const heightOf = (value: number | null) => ((HEIGHT - FOOT - HEAD) * (value ?? 0)) / Math.max(1, most);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className="mb-5 overflow-x-auto rounded-card border border-line bg-card p-3 print:overflow-visible" tabIndex={0} aria-label={title}>
      <svg role="img" aria-labelledby={`${id}-title ${id}-desc`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="block w-full min-w-[38rem] print:min-w-0">
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {bars.map(({ key, label, value, text }, n) => {
          const [left, height] = [n * step, heightOf(value)];
          const top = HEIGHT - FOOT - height;
          return (
            <g key={key}>
              <rect x={left + step * 0.18} y={top} width={step * 0.64} height={height} rx={2} className="fill-ember" />
              <text x={left + step / 2} y={top - 5} textAnchor="middle" fontSize={11} className="fill-ink tabular-nums">
                {text}
              </text>
              {n % 3 === 0 ? (
                <text x={left + step * 0.18} y={HEIGHT - 12} fontSize={11} className="fill-soft">
                  {label}
                </text>
              ) : null}
            </g>
          );
        })}
        <line x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className="stroke-edge" />
      </svg>
    </section>
  );
}
