import type { ReactNode } from "react";

export type RungState = "done" | "now" | "open" | "missed";
const marks: Record<RungState, string> = {
  done: "bg-ok border-ok text-paper",
  now: "border-ember text-ember",
  open: "border-edge text-soft",
  missed: "border-bad text-bad",
};

/** A list of steps towards something: done, the one to do now, and those to come. */
export const Ladder = ({ children }: { children: ReactNode }) => <ol className="mt-1 divide-y divide-line">{children}</ol>;

export function Rung({ state, mark, title, detail, status }: { state: RungState; mark?: string; title: ReactNode; detail?: ReactNode; status?: ReactNode }) {
  return (
    <li className="grid grid-cols-[1.75rem_1fr_auto] items-center gap-3 py-3" aria-current={state === "now" ? "step" : undefined}>
      <span
        aria-hidden="true"
        className={`grid size-6 place-items-center rounded-full border-2 font-semibold ${mark && mark.length > 1 ? "text-[0.625rem] tracking-tighter" : "text-xs"} ${marks[state]}`}
      >
        {state === "done" ? "✓" : (mark ?? "")}
      </span>
      <span className="min-w-0">
        {title}
        {detail ? <span className="block text-sm text-soft">{detail}</span> : null}
      </span>
      <span className="text-right">{status}</span>
    </li>
  );
}
