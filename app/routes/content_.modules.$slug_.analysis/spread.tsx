import { useDutyWords } from "~/locale/words";

const [WIDTH, HEIGHT, GAP] = [30, 80, 4];

/** How results are spread, by tens of percent, with the pass mark as a line. Its numbers are also its name, for who cannot see it. */
export function Spread({ counts, passMark }: { counts: number[]; passMark: number }) {
  const words = useDutyWords().analysis.page;
  const most = Math.max(1, ...counts);
  const alt = words.spreadAlt(counts.flatMap((count, place) => (count > 0 ? words.bar(place * 10, place * 10 + 10, count) : [])).join(" · "));
  const line = (passMark / 100) * WIDTH * counts.length;
  return (
    <figure className="mt-4 max-w-lg">
      <figcaption className="text-sm font-medium">{words.spread}</figcaption>
      <svg role="img" aria-label={alt} viewBox={`0 -14 ${WIDTH * counts.length} ${HEIGHT + 32}`} className="mt-2 w-full text-[10px]">
        {counts.map((count, place) => {
          const height = (count / most) * HEIGHT;
          return (
            <g key={place}>
              <rect x={place * WIDTH + GAP / 2} y={HEIGHT - height} width={WIDTH - GAP} height={height} className="fill-soft" />
              {count > 0 ? (
                <text x={place * WIDTH + WIDTH / 2} y={HEIGHT - height - 4} textAnchor="middle" className="fill-ink">
                  {count}
                </text>
              ) : null}
              <text x={place * WIDTH} y={HEIGHT + 14} textAnchor={place === 0 ? "start" : "middle"} className="fill-soft">
                {place < 9 ? place * 10 : null}
              </text>
            </g>
          );
        })}
        <text x={WIDTH * counts.length} y={HEIGHT + 14} textAnchor="end" className="fill-soft">
          100
        </text>
        <line x1="0" x2={WIDTH * counts.length} y1={HEIGHT} y2={HEIGHT} className="stroke-edge" />
        <line x1={line} x2={line} y1="-12" y2={HEIGHT} strokeDasharray="3 3" className="stroke-ember" />
      </svg>
      <p className="text-xs text-soft">
        <span aria-hidden="true" className="text-ember">
          ┆{" "}
        </span>
        {words.passMark(passMark)}
      </p>
    </figure>
  );
}
