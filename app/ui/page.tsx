import type { ReactNode } from "react";
import { useWords } from "~/locale/words";
import { Link } from "./navigation";

/** The head of every page: where am I, and the way back. */
export function PageHead({ title, lead, back, actions }: { title: ReactNode; lead?: ReactNode; back?: { to: string; label: string }; actions?: ReactNode }) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {back ? (
          <p data-screen-only className="mb-1 text-sm">
            <Link to={back.to} className="-ml-1 inline-flex min-h-8 items-center px-1 text-soft no-underline hover:text-ember">
              ‹ {back.label}
            </Link>
          </p>
        ) : null}
        <h1 className="font-serif text-2xl font-semibold tracking-tight lg:text-3xl">{title}</h1>
        {lead ? <p className="mt-1 text-soft">{lead}</p> : null}
      </div>
      {actions ? (
        <div data-screen-only className="flex flex-wrap gap-2">
          {actions}
        </div>
      ) : null}
    </header>
  );
}

export const Section = ({ title, id, children, className = "" }: { title: ReactNode; id?: string; children: ReactNode; className?: string }) => (
  <section className={`mt-7 ${className}`} aria-labelledby={id}>
    <h2 id={id} className="mb-2 text-sm font-semibold text-soft">
      {title}
    </h2>
    {children}
  </section>
);

export const Card = ({ children, accent = false, className = "" }: { children: ReactNode; accent?: boolean; className?: string }) => (
  <div className={`rounded-card border border-line bg-card p-4 ${accent ? "border-l-[5px] border-l-ember" : ""} ${className}`}>{children}</div>
);

/** Nothing here yet: says why and what to do. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="rounded-card border border-dashed border-edge px-5 py-8 text-center">
    <p className="font-serif text-xl">{title}</p>
    {children ? <div className="mx-auto mt-2 max-w-prose text-soft">{children}</div> : null}
  </div>
);

export const Notice = ({ tone = "now", children }: { tone?: "ok" | "warn" | "bad" | "now"; children: ReactNode }) => (
  <div
    className={`my-4 rounded-card px-4 py-3 ${{ ok: "bg-okw text-ok", warn: "bg-warnw text-warn", bad: "bg-badw text-bad", now: "bg-wash text-ink" }[tone]}`}
  >
    {children}
  </div>
);

/** Prints the page by the browser. Works with a script only, so it hides itself without one; the browser's own menu remains. */
export function PrintButton() {
  const words = useWords();
  return (
    <button
      type="button"
      data-screen-only
      data-needs-script
      onClick={() => window.print()}
      className="inline-flex min-h-11 items-center rounded-control border border-edge bg-card px-4 font-medium"
    >
      {words.frame.print}
    </button>
  );
}
