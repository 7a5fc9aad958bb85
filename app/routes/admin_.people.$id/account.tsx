import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Field, FieldError } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";
import type { View } from "./view.server";

/** Closing the account, which names what will happen, and opening it again. */
export function Account({ view, errors = {}, typed = {} }: { view: View; errors?: Record<string, string>; typed?: Record<string, string | string[]> }) {
  const words = useDutyWords();
  const { person, isMe, may, isLastAdmin, devices, reports } = view;
  const its = words.admin.person;
  const roles = words.frame.list(person.roles.map((role) => words.admin.roles[role]));
  const kept = isMe ? its.notYourself : isLastAdmin ? its.lastAdmin : null;
  const what = [its.deactivateWhat(person.name, devices), reports > 0 ? its.deactivateReports(reports) : ""].filter(Boolean).join(" ");
  return (
    <Section title={its.activity} id="account">
      {errors.account ? <FieldError>{errors.account}</FieldError> : null}
      <Form>
        <input type="hidden" name="intent" value={person.active ? "deactivate" : "reactivate"} />
        {view.isMerged ? null : !person.active && !may.reopen ? (
          <p className="text-soft">{words.odd.keptRoles}</p>
        ) : !person.active ? (
          <>
            <p className="mb-3">{its.reactivateWhat(roles)}</p>
            <Button look="quiet">{its.reactivate}</Button>
          </>
        ) : kept ? (
          <p className="text-soft">{kept}</p>
        ) : (
          <Confirm label={its.deactivate} what={what} action={its.deactivateAct} open={errors.lastDay !== undefined}>
            <Field
              label={words.odd.plans.lastDay}
              name="lastDay"
              type="date"
              optional
              hint={words.odd.plans.lastDayHint}
              defaultValue={typed.intent === "deactivate" ? String(typed.lastDay ?? "") : ""}
              error={errors.lastDay}
              className="mb-3"
            />
          </Confirm>
        )}
      </Form>
    </Section>
  );
}
