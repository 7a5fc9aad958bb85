import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Choice, FieldGroup, FormErrors, TextArea } from "~/ui/field";
import { Html } from "~/ui/html";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { RegradePage } from "./load.server";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> } | undefined;

/** What would change, version by version and result by result, and the order to do it. */
export function OrderForm({ page, refused }: { page: RegradePage; refused: Refused }) {
  const say = useDutyWords().analysis.regrade;
  const { versions, changes, more, toHash } = page;
  const ticked = refused ? [refused.typed.from ?? []].flat() : versions.map(({ hash }) => hash);
  return (
    <Form>
      <FormErrors errors={refused?.errors} labels={{ from: say.versions, reason: say.reason }} />
      <Section title={say.dryRun} id="dry-run">
        <p>{say.dryRunLead}</p>
        <FieldGroup legend={say.versions} error={refused?.errors.from}>
          {versions.map(({ hash, fits, title, key, points, effects }) => (
            <Choice
              key={hash}
              type="checkbox"
              name="from"
              value={hash}
              defaultChecked={fits && ticked.includes(hash)}
              disabled={!fits}
              label={title}
              hint={
                <>
                  <Html html={key} className="block" />
                  <span className="block">{points}</span>
                  {effects.map((effect) => (
                    <span key={effect} className="block text-ink">
                      {effect}
                    </span>
                  ))}
                </>
              }
            />
          ))}
        </FieldGroup>
        {changes.length > 0 ? <Changes changes={changes} more={more} /> : null}
      </Section>
      <p className="mt-5">{say.promise}</p>
      <input type="hidden" name="toHash" value={toHash} />
      <TextArea
        label={say.reason}
        name="reason"
        required
        maxLength={2000}
        hint={say.reasonHint}
        defaultValue={String(refused?.typed.reason ?? "")}
        error={refused?.errors.reason}
      />
      <Button className="mt-4">{say.act}</Button>
    </Form>
  );
}

function Changes({ changes, more }: Pick<RegradePage, "changes" | "more">) {
  const say = useDutyWords().analysis.regrade;
  return (
    <>
      <ul aria-label={say.dryRun} className="mt-4 divide-y divide-line border-y border-line text-sm">
        {changes.map(({ closed, name, from, to, turned, result }, place) => (
          <li key={place} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span>
              {name ? <strong className="mr-2 font-medium">{name}</strong> : null}
              <span className="text-soft">{closed}</span>
            </span>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
              {from} → {to}
              <StatusMark tone={turned === "passed" ? "ok" : turned === "failed" ? "bad" : "plain"}>{result}</StatusMark>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="mt-2 text-sm text-soft">{say.more(more)}</p> : null}
    </>
  );
}
