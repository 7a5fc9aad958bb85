import type { Typed } from "~/http/parse-form.server";
import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Choice, Field, FieldError, FieldGroup, FormErrors, Select } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { Card, EmptyState } from "~/ui/page";
import { ResitNotice } from "./resit-notice";
import type { ResitShown } from "./route";
import { SecondGrader } from "./second-grader";

type Person = { id: string; name: string; staffNumber: string; trainer: boolean };
type Props = {
  person: Person;
  scenario: { id: string; title: string; onlyOne: boolean };
  variants: { id: string; label: string }[];
  others: Person[];
  towards: { id: string; title: string; graders: number; outsideLine: number }[];
  resits: ResitShown[];
  grader: { id: string; name: string };
  graders: { id: string; name: string }[];
  day: string;
  time: string;
  today: string;
  zone: string;
  errors: Record<string, string>;
  typed: Typed;
};

/** Last step: the variant, the other parts, when and where. */
export function PlanForm({ person, scenario, variants, others, towards, resits, grader, graders, day, time, today, zone, errors, typed }: Props) {
  const words = useDutyWords();
  const plan = words.grading.plan;
  const was = (name: string, otherwise = "") => String(typed[name] ?? otherwise);
  const watching = new Set([typed.observer ?? []].flat());
  return (
    <div className="max-w-2xl">
      <Card>
        <p className="font-serif text-xl">{scenario.title}</p>
        <p>{plan.for(person.name)}</p>
        <p className="mt-1 flex flex-wrap gap-x-4 text-sm">
          <Link to={scenario.onlyOne ? "?" : `?person=${person.id}`} className="inline-flex min-h-8 items-center text-ember">
            {plan.change}
          </Link>
        </p>
      </Card>
      {resits.map((resit) => (
        <ResitNotice key={resit.id} resit={resit} person={person.name} />
      ))}
      {variants.length === 0 ? (
        <div className="mt-5">
          <EmptyState title={plan.noVariantTitle}>{plan.noVariant(person.name)}</EmptyState>
        </div>
      ) : (
        <Form className="mt-5">
          <FormErrors
            errors={errors}
            labels={{
              ...{ variant: plan.variant, customer: plan.customer, day: plan.day, time: plan.time, room: plan.room, towards: plan.towards },
              ...{ observer: plan.observers, secondGrader: plan.secondGrader },
            }}
          />
          <input type="hidden" name="person" value={person.id} />
          <input type="hidden" name="scenario" value={scenario.id} />
          {/* Enter in a field plans; it never starts a clock. */}
          <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
          <Button name="intent" value="start" look="quiet" className="w-full sm:w-auto">
            {plan.startNow}
          </Button>
          <p className="mt-1 text-sm text-soft">{plan.startHint}</p>
          <FieldGroup legend={plan.variant} error={errors.variant}>
            <p className="text-sm text-soft">{plan.variantHint(person.name)}</p>
            {variants.map(({ id, label }, place) => (
              <Choice key={id} type="radio" name="variant" value={id} label={label} defaultChecked={typed.variant ? typed.variant === id : place === 0} />
            ))}
          </FieldGroup>
          <Select label={plan.customer} name="customer" hint={plan.customerHint} error={errors.customer} defaultValue={was("customer")}>
            <option value="">{plan.choose}</option>
            {others.map(({ id, name, staffNumber, trainer }) => (
              <option key={id} value={id}>
                {id === grader.id ? plan.me(name) : trainer ? `${name} · ${staffNumber} · ${plan.trainer}` : `${name} · ${staffNumber}`}
              </option>
            ))}
          </Select>
          <div className="grid gap-x-4 sm:grid-cols-3">
            <Field label={plan.day} name="day" type="date" min={today} required defaultValue={was("day", day)} error={errors.day} />
            <Field label={plan.time} name="time" type="time" required defaultValue={was("time", time)} error={errors.time} />
            <Field label={plan.room} name="room" optional maxLength={200} defaultValue={was("room")} error={errors.room} />
          </div>
          <p className="mt-1 text-sm text-soft">{words.frame.zone(zone)}</p>
          <Select label={plan.towards} name="towards" error={errors.towards} defaultValue={was("towards", towards[0]?.id ?? "practice")}>
            {towards.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
            <option value="practice">{words.rolePlays.practice}</option>
          </Select>
          <details className="mt-5" open={watching.size > 0 || errors.observer !== undefined}>
            <summary className="min-h-11 py-2 font-semibold">
              {plan.observers} <span className="text-sm font-normal text-soft">({words.frame.optional})</span>
            </summary>
            <p className="text-sm text-soft">{plan.observersHint}</p>
            {errors.observer ? <FieldError>{errors.observer}</FieldError> : null}
            <div className="mt-2 grid gap-2 sm:grid-cols-2">
              {others
                .filter(({ id }) => id !== grader.id)
                .map(({ id, name, staffNumber }) => (
                  <Choice key={id} type="checkbox" name="observer" value={id} label={name} hint={staffNumber} defaultChecked={watching.has(id)} />
                ))}
            </div>
          </details>
          <SecondGrader {...{ grader, graders, towards }} error={errors.secondGrader} chosen={was("secondGrader")} />
          <div className="mt-4 flex flex-wrap items-center gap-3">
            <Button className="w-full sm:w-auto">{plan.submit}</Button>
          </div>
        </Form>
      )}
    </div>
  );
}
