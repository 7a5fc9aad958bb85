import { useDutyWords } from "~/locale/words";
import { Section } from "~/ui/page";
import type { View } from "./view.server";

/** What was changed about the person's facts, by whom and when. */
export function History({ history }: Pick<View, "history">) {
  const words = useDutyWords().odd.history;
  if (history.length === 0) return null;
  return (
    <Section title={words.title} id="history">
      <ol className="divide-y divide-line border-y border-line text-sm">
        {history.map(({ id, when, what, lines }) => (
          <li key={id} className="grid gap-x-4 py-2.5 sm:grid-cols-[11rem_1fr]">
            <span className="text-soft">{when}</span>
            <span>
              {what}
              {lines.map((line) => (
                <span key={line} className="block wrap-anywhere">
                  {line}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What the person was called, and where and under whom they worked, from when to when. */
export function Held({ held }: Pick<View, "held">) {
  const words = useDutyWords().odd.over;
  if (held.length === 0) return null;
  return (
    <Section title={words.title} id="held">
      <dl className="divide-y divide-line border-y border-line text-sm">
        {held.map(({ label, lines }) => (
          <div key={label} className="grid gap-x-4 py-2.5 sm:grid-cols-[11rem_1fr]">
            <dt className="text-soft">{label}</dt>
            {lines.map(({ value, span }) => (
              <dd key={`${value} ${span}`} className="wrap-anywhere sm:col-start-2">
                {value} <span className="text-soft">{span}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Section>
  );
}
