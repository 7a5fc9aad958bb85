import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { FieldError } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { View } from "./view.server";

/** What is to change on a day to come, and can be taken back until then. */
export function Plans({ plans, mayChange, error }: { plans: View["plans"]; mayChange: boolean; error?: string }) {
  const words = useDutyWords().odd.plans;
  if (plans.length === 0 && !error) return null;
  return (
    <Section title={words.title} id="plans">
      {error ? <FieldError>{error}</FieldError> : null}
      <ul className="divide-y divide-line rounded-card border border-line bg-card px-4">
        {plans.map(({ id, what, lines, by, failed }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <span className="min-w-0">
              <span className="font-medium">{what}</span>
              {lines.map((line) => (
                <span key={line} className="block wrap-anywhere">
                  {line}
                </span>
              ))}
              {failed ? (
                <span className="block">
                  <StatusMark tone="bad">{failed}</StatusMark>
                </span>
              ) : null}
              <span className="block text-sm text-soft">{by}</span>
            </span>
            {mayChange ? (
              <Form>
                <input type="hidden" name="intent" value="take-back" />
                <input type="hidden" name="plan" value={id} />
                <Button look="quiet">
                  {failed ? words.dismiss : words.takeBack} <span className="sr-only">{what}</span>
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
