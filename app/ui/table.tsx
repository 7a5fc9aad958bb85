import type { ReactNode } from "react";

/** A wide list: sticky head, sideways scrolling inside its own box, so that the page never does. */
export const Table = ({ caption, head, children }: { caption: string; head: ReactNode; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
  <section className="-mx-4 max-h-[75vh] overflow-auto px-4 lg:mx-0 lg:px-0 print:max-h-none print:overflow-visible" tabIndex={0} aria-label={caption}>
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="sticky top-0 z-10 bg-paper text-left text-xs text-soft print:static">{head}</thead>
      <tbody className="divide-y divide-line">{children}</tbody>
    </table>
  </section>
);

export const Th = ({ children }: { children: ReactNode }) => (
  <th scope="col" className="border-b border-line py-2 pr-4 font-semibold whitespace-nowrap">
    {children}
  </th>
);

export const Td = ({ children, className = "" }: { children: ReactNode; className?: string }) => (
  <td className={`py-2.5 pr-4 align-top ${className}`}>{children}</td>
);
