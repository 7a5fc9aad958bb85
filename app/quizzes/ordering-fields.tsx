import { type RefObject, useRef } from "react";
import { useAttemptWords } from "~/locale/words";
import { Html } from "~/ui/html";
import { onDemand } from "~/ui/on-demand";
import { fieldOf, type Given } from "./answer";
import type { Asked } from "./asked";

type Item = Asked["parts"][number];
const useMovableItems = onDemand(async () => (await import("./movable-items")).MovableItems);

/**
 * Items to be put in order: as a plain form each has a list of positions, with a script two buttons that move it and say where
 * it is. That script comes with the first such question; until then, and where it does not come, the lists do the same.
 */
export function OrderingFields(props: { question: Asked; given: Given; scripted: boolean; onGive: () => void }) {
  const { question, given, scripted, onGive } = props;
  const list = useRef<HTMLUListElement>(null);
  const chosen = useRef<Given | null>(null);
  const Movable = useMovableItems(scripted);
  if (!Movable) return <Positions items={question.parts} given={given} list={list} />;
  chosen.current ??= chosenIn(list.current, question.parts) ?? given;
  return <Movable items={question.parts} given={chosen.current} onGive={onGive} />;
}

function Positions({ items, given, list }: { items: Item[]; given: Given; list: RefObject<HTMLUListElement> }) {
  const words = useAttemptWords();
  return (
    <ul ref={list} className="grid gap-2.5">
      {items.map(({ id, text }) => (
        <li key={id} className="flex items-center gap-3 rounded-control border border-line bg-card px-3 py-2">
          <select
            name={fieldOf(id)}
            aria-label={words.position}
            aria-describedby={`item-${id}`}
            defaultValue={given.named[id] ?? ""}
            className="min-h-11 w-16 shrink-0 rounded-control border border-edge bg-card px-2 text-base text-ink"
          >
            <option value="">–</option>
            {items.map((item, place) => (
              <option key={item.id} value={place + 1}>
                {place + 1}
              </option>
            ))}
          </select>
          <span id={`item-${id}`}>
            <Html html={text} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What is chosen in the lists when they give way. */
function chosenIn(list: HTMLUListElement | null, items: Item[]): Given | null {
  if (!list) return null;
  const chosen = [...list.querySelectorAll("select")].flatMap(({ value }, at) => (value ? [[items[at]!.id, value] as const] : []));
  return { values: [], named: Object.fromEntries(chosen) };
}
