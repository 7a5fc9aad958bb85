import type { ReactNode } from "react";

const edge = "border-b border-line py-2 pr-4";

/** Rows of numbers under the names of what they count, the first column saying of what. The page never scrolls sideways, its box does. */
export const NumberTable = ({ caption, head, children }: { caption: string; head: string[]; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
  <section className="max-h-[75vh] overflow-auto print:max-h-none print:overflow-visible" tabIndex={0} aria-label={caption}>
    <table className="w-full border-separate border-spacing-0 text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {head.map((label, n) => (
            <th
              key={label}
              scope="col"
              className={`sticky top-0 bg-paper text-xs font-semibold break-keep text-soft print:static ${edge} ${n === 0 ? "left-0 z-20 text-left" : "z-10 text-right"}`}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
);

export const NumberHead = ({ children }: { children: ReactNode }) => (
  <th scope="row" className={`sticky left-0 bg-paper text-left font-normal whitespace-nowrap print:static ${edge}`}>
    {children}
  </th>
);

export const NumberCell = ({ children }: { children: ReactNode }) => <td className={`text-right ${edge}`}>{children}</td>;
