import type { Typed } from "~/http/parse-form.server";
import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Choice, FieldGroup, FormErrors, Select, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card, Notice } from "~/ui/page";
import type { Page } from "./route";

type Props = { page: Page; errors: Record<string, string>; typed: Typed };

/** How it stands, a third grader, or a decision by somebody who did not score. */
export function NextSteps({ page, errors, typed }: Props) {
  const say = useDutyWords().grading.conflict;
  if (!page.open) return <Settled page={page} late={errors[""] ?? errors.grader} reason={String(typed.reason ?? "")} />;
  return (
    <div className="mt-5 grid max-w-3xl gap-4">
      <FormErrors errors={errors} labels={{ grader: say.third, scorecard: say.which, reason: say.reason }} />
      {page.third ? <Notice>{page.cards.length < 3 ? say.waitsForThird(page.third) : say.thirdScores(page.third)}</Notice> : null}
      {page.mayAskThird ? <AskThird page={page} error={errors.grader} chosen={String(typed.grader ?? "")} /> : null}
      {page.mayDecide ? <Decide page={page} errors={errors} typed={typed} /> : <p className="text-sm text-soft">{say.notByGraders}</p>}
    </div>
  );
}

function AskThird({ page, error, chosen }: { page: Page; error?: string; chosen: string }) {
  const words = useDutyWords().grading;
  const say = words.conflict;
  return (
    <Card>
      <h2 className="font-serif text-xl font-semibold">{say.thirdTitle}</h2>
      <p className="mt-1">{say.thirdLead}</p>
      {page.candidates.length === 0 ? (
        <p className="mt-2 text-soft">{say.noThird}</p>
      ) : (
        <Form>
          <Select label={say.third} name="grader" required error={error} defaultValue={chosen}>
            <option value="">{words.plan.choose}</option>
            {page.candidates.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Button name="intent" value="third" look="quiet" className="mt-3">
            {say.thirdSubmit}
          </Button>
        </Form>
      )}
    </Card>
  );
}

function Decide({ page, errors, typed }: Props) {
  const say = useDutyWords().grading.conflict;
  return (
    <Card accent>
      <h2 className="font-serif text-xl font-semibold">{say.decideTitle}</h2>
      <p className="mt-1">{say.decideLead}</p>
      <Form>
        <input type="hidden" name="seen" value={page.seen} />
        <FieldGroup legend={say.which} error={errors.scorecard}>
          {page.cards.map(({ id, grader, sheet }) => (
            <Choice
              key={id}
              type="radio"
              name="scorecard"
              value={id}
              required
              label={say.cardOf(grader, sheet.mean, sheet.passed)}
              defaultChecked={typed.scorecard === id}
            />
          ))}
        </FieldGroup>
        <TextArea
          label={say.reason}
          name="reason"
          hint={say.reasonHint}
          required
          maxLength={2000}
          error={errors.reason}
          defaultValue={String(typed.reason ?? "")}
        />
        <Button name="intent" value="decide" className="mt-4">
          {say.decide}
        </Button>
      </Form>
    </Card>
  );
}

/** Nothing is left to decide. What was written at the same moment is shown once more, to be used elsewhere. */
function Settled({ page, late, reason }: { page: Page; late?: string; reason: string }) {
  const say = useDutyWords().grading.conflict;
  return (
    <Notice tone={late ? "warn" : "ok"}>
      {late ? <p role="alert">{late}</p> : null}
      {page.settled ? <p>{say.settledAt(page.settled.mean, page.settled.when)}</p> : null}
      {page.settled?.by ? <p>{say.decidedBy(page.settled.by, page.settled.reason)}</p> : null}
      {late && reason ? (
        <>
          <p className="mt-2 font-semibold">{say.notTaken}</p>
          <p className="break-words whitespace-pre-wrap">{reason}</p>
        </>
      ) : null}
    </Notice>
  );
}
