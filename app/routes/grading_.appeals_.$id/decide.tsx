import type { Typed } from "~/http/parse-form.server";
import { useDutyWords } from "~/locale/words";
import type { ChangeSheet } from "~/role-plays/appeal-sheet";
import { Button } from "~/ui/button";
import { Choice, Field, FieldGroup, FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card } from "~/ui/page";
import { ChangeFields, labelsOfChange } from "./change-fields";
import type { Page } from "./route";

type Props = { page: Page; change: ChangeSheet; errors: Record<string, string>; typed: Typed };

/** The three ways an appeal may end, why, and the step-up: what is decided is signed. */
export function Decide({ page, change, errors, typed }: Props) {
  const words = useDutyWords();
  const say = words.appeals;
  const ours = typed.intent === "decide" ? errors : {};
  const outcomes = ["stands", "changed", ...(page.passed ? [] : ["again"])] as const;
  return (
    <Card accent className="mt-4 max-w-3xl">
      <h2 className="font-serif text-xl font-semibold">{say.decideTitle}</h2>
      <p className="mt-1">{say.decideLead}</p>
      <Form className="group/d">
        <FormErrors
          errors={ours}
          labels={{ ...labelsOfChange(change, say), outcome: say.whichOutcome, reason: say.reason, password: words.grading.sign.password }}
        />
        <input type="hidden" name="seen" value={page.seen} />
        <FieldGroup legend={say.whichOutcome} error={ours.outcome}>
          {outcomes.map((outcome) => (
            <Choice
              key={outcome}
              type="radio"
              name="outcome"
              value={outcome}
              required
              className={outcome}
              label={say.choose[outcome as "stands"]}
              hint={say.chooseHint[outcome as "stands"]}
              defaultChecked={typed.outcome === outcome}
            />
          ))}
        </FieldGroup>
        <ChangeFields change={change} errors={ours} typed={typed} />
        <TextArea
          label={say.reason}
          name="reason"
          hint={say.reasonHint}
          rows={4}
          required
          maxLength={2000}
          error={ours.reason}
          defaultValue={String(typed.reason ?? "")}
        />
        <p className="mt-4 text-sm">{say.meaning(page.staff)}</p>
        <p className="mt-1 font-medium">{words.grading.sign.as(page.nameAsSigned)}</p>
        {page.confirmedAt ? (
          <p className="mt-2 text-sm text-ok">{words.grading.sign.confirmed(page.confirmedAt)}</p>
        ) : (
          <Field
            label={words.grading.sign.password}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            hint={words.grading.sign.passwordHint}
            error={ours.password}
          />
        )}
        <Button name="intent" value="decide" className="mt-4">
          {say.decide}
        </Button>
      </Form>
    </Card>
  );
}
