import { useDutyWords } from "~/locale/words";
import type { ItemView } from "~/quizzes/report-view";
import { ButtonLink } from "~/ui/button";
import { Html } from "~/ui/html";
import { Card } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import { Choices } from "./choices";
import { FigureList } from "./figure-list";

type Props = { item: ItemView & { regradePath: string | null }; unrecognisable: number; addressOf: (hash: string) => string };

/** One question: what to look at, then who chose what, then its figures. */
export function QuestionResult({ item, unrecognisable, addressOf }: Props) {
  const words = useDutyWords().analysis;
  const { id, kind, text, inBank, attempts, versions, findings, counts, choices, figures, mayRegrade, regradePath } = item;
  return (
    <Card>
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="font-mono font-semibold">{id}</span>
        <span className="text-soft">{[...(kind ? [kind] : []), words.count.attempts(attempts)].join(" · ")}</span>
        {inBank ? null : <StatusMark tone="plain">{words.page.gone}</StatusMark>}
      </h3>
      {text ? <Html html={text} className="mt-2 block font-semibold" /> : null}
      {findings.length > 0 ? (
        <ul className="mt-2 grid gap-1">
          {findings.map(({ tone, sentence }) => (
            <li key={sentence} className={`font-serif text-lg ${{ bad: "text-bad", warn: "text-warn", ok: "text-ok" }[tone]}`}>
              {sentence}
            </li>
          ))}
        </ul>
      ) : null}
      {counts ? (
        <p className="mt-2 text-sm text-soft tabular-nums">{counts.map(({ name, n }) => `${name} ${n}`).join(" · ")}</p>
      ) : attempts > 0 ? (
        <p className="mt-2 text-sm text-soft">{words.page.tooFew(unrecognisable)}</p>
      ) : null}
      {choices.length > 0 ? <ChoiceTable choices={choices} /> : null}
      {figures.length > 0 ? (
        <details className="mt-3">
          <summary className="inline-flex min-h-11 items-center font-medium underline decoration-edge underline-offset-4">{words.page.figures}</summary>
          <FigureList figures={figures} />
        </details>
      ) : null}
      {versions.length > 1 ? (
        <div className="mt-3">
          <Choices label={words.page.version} choices={versions.map(({ hash, label, chosen }) => ({ to: addressOf(hash), label, chosen }))} />
        </div>
      ) : null}
      {mayRegrade && regradePath ? (
        <p className="mt-3">
          <ButtonLink look="quiet" to={regradePath}>
            {words.page.again}
          </ButtonLink>
        </p>
      ) : null}
    </Card>
  );
}

function ChoiceTable({ choices }: { choices: ItemView["choices"] }) {
  const words = useDutyWords().analysis;
  return (
    <ul aria-label={words.choices.caption} className="mt-3 divide-y divide-line border-y border-line text-sm">
      {choices.map(({ id, letter, text, mark, all, by }) => (
        <li key={id} className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[1fr_auto]">
          <p>
            {letter ? <span className="mr-2 font-semibold">{letter}</span> : null}
            <Html html={text} /> {mark ? <StatusMark tone="ok">{mark}</StatusMark> : null}
          </p>
          <dl className="flex flex-wrap gap-x-4 gap-y-1 tabular-nums">
            {[{ third: "all", label: words.choices.all, value: all }, ...by].map(({ third, label, value }) => (
              <div key={third} className="flex gap-1.5">
                <dt className="text-soft">{label}</dt>
                <dd className="font-semibold">{value}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
