import type { ReactNode } from "react";
import { Button } from "./button";

type Props = { label: string; what: ReactNode; action: string /** After a refusal, so that the reason is seen. */; open?: boolean; children?: ReactNode };

/** A destructive act behind one more tap: opens in place without a script, says what will happen, then asks. */
export function Confirm({ label, what, action, open, children }: Props) {
  return (
    <details open={open} className="rounded-control border border-line open:border-bad open:bg-badw">
      <summary className="min-h-11 list-none px-4 py-2.5 font-medium text-bad">{label}</summary>
      <div className="px-4 pb-4">
        <p className="mb-3">{what}</p>
        {children}
        <Button look="danger">{action}</Button>
      </div>
    </details>
  );
}
