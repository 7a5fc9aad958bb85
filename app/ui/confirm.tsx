import type { ReactNode } from "react";
import { Button } from "./button";

/** A destructive act behind one more tap: opens in place without a script, says what will happen, then asks. */
export function Confirm({ label, what, action, children }: { label: string; what: ReactNode; action: string; children?: ReactNode }) {
  return (
    <details className="rounded-control border border-line open:border-bad open:bg-badw">
      <summary className="min-h-11 list-none px-4 py-2.5 font-medium text-bad">{label}</summary>
      <div className="px-4 pb-4">
        <p className="mb-3">{what}</p>
        {children}
        <Button look="danger">{action}</Button>
      </div>
    </details>
  );
}
