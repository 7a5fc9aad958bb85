import { useEffect, useRef, useState } from "react";
import { useAttemptWords } from "~/locale/words";
import { Html } from "~/ui/html";
import { fieldOf, type Given } from "./answer";
import type { Asked } from "./asked";
import { inPositions } from "./ordering";

type Item = Asked["parts"][number];

/** Items that two buttons move up and down, and that say where they are. */
export function MovableItems({ items, given, onGive }: { items: Item[]; given: Given; onGive: () => void }) {
  const words = useAttemptWords();
  const list = useRef<HTMLOListElement>(null);
  const [order, setOrder] = useState(() => inPositions(items, given.named));
  const [moved, setMoved] = useState<{ id: string; by: -1 | 1; times: number } | null>(null);
  const isGiven = moved !== null || Object.keys(given.named).length > 0;

  const move = (id: string, by: -1 | 1) => {
    const from = order.findIndex((item) => item.id === id);
    if (!order[from + by]) return;
    const next = [...order];
    [next[from], next[from + by]] = [next[from + by]!, next[from]!];
    setOrder(next);
    setMoved({ id, by, times: (moved?.times ?? 0) + 1 });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each move, when the form holds the new positions
  useEffect(() => {
    if (!moved) return;
    onGive();
    list.current?.querySelector<HTMLElement>(`[data-move="${moved.id} ${moved.by}"]`)?.focus();
  }, [moved?.times]);

  const place = order.findIndex((item) => item.id === moved?.id);
  return (
    <>
      <ol ref={list} className="grid gap-2.5">
        {order.map(({ id, text }, at) => (
          <li key={id} className="flex items-center gap-2 rounded-control border border-line bg-card py-1.5 pr-1.5 pl-3">
            {isGiven ? <input type="hidden" name={fieldOf(id)} value={at + 1} /> : null}
            <span aria-hidden="true" className="w-5 shrink-0 font-semibold text-ember tabular-nums">
              {at + 1}
            </span>
            <span id={`item-${id}`} className="min-w-0 flex-1">
              <Html html={text} />
            </span>
            <MoveButton id={id} by={-1} end={at === 0} label={words.moveUp} onMove={move} />
            <MoveButton id={id} by={1} end={at === order.length - 1} label={words.moveDown} onMove={move} />
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {moved ? words.movedTo(list.current?.querySelector(`#item-${moved.id}`)?.textContent ?? "", place + 1, order.length) : null}
      </p>
    </>
  );
}

/** At the end of the list it stays in place and can be focused, so that who presses it does not lose the spot. */
function MoveButton({ id, by, end, label, onMove }: { id: string; by: -1 | 1; end: boolean; label: string; onMove: (id: string, by: -1 | 1) => void }) {
  const name = `move-${id}-${by < 0 ? "up" : "down"}`;
  return (
    <button
      type="button"
      data-move={`${id} ${by}`}
      aria-labelledby={`${name} item-${id}`}
      aria-disabled={end}
      onClick={() => onMove(id, by)}
      className={`inline-flex size-11 shrink-0 items-center justify-center rounded-control border border-edge bg-card text-lg hover:bg-wash ${end ? "opacity-40" : ""}`}
    >
      <span aria-hidden="true">{by < 0 ? "↑" : "↓"}</span>
      <span id={name} className="sr-only">
        {label}
      </span>
    </button>
  );
}
