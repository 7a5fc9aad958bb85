import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Choice, Field, FieldError, FieldGroup, FormErrors, Select } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { PlaceRows } from "./place-rows";
import type { Page } from "./route";

/** What is to be planned. Sent in the address, so that it can be kept, changed and looked at again. */
export function AskForm({ page }: { page: Page }) {
  const words = useDutyWords();
  const said = words.rounds;
  const { kind, typed, errors, people, helpers, scenarios, certifications, day, time, today, zone } = page;
  const was = (name: string, otherwise = "") => String(typed[name] ?? otherwise);
  const chosen = (name: string) => new Set([typed[name] ?? []].flat());
  const [scored, helping] = [chosen("person"), chosen("helper")];
  const number = { type: "number", inputMode: "numeric" } as const;
  return (
    <Form method="get" className="mt-4 max-w-2xl">
      <FormErrors
        errors={errors}
        labels={{
          ...{ scenario: said.scenario, person: said.people, room: said.room, grader: said.grader, second: said.second, day: said.day, time: said.start },
          ...{ minutes: said.minutes, changeOver: said.changeOver, pause: said.pause, pauseMinutes: said.pauseMinutes, until: said.until },
          ...{ observers: said.observers, towards: said.towards, helper: said.helpers },
        }}
      />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="look" value="1" />
      {kind === "round" ? (
        <Select label={said.scenario} name="scenario" error={errors.scenario} defaultValue={was("scenario")} required>
          <option value="">{said.choose}</option>
          {scenarios.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      ) : null}
      <FieldGroup legend={said.people} error={errors.person} className="mt-6">
        <p className="text-sm text-soft">{said.peopleHint}</p>
        <div className="grid gap-2 sm:grid-cols-2">
          {people.map(({ id, name, staffNumber }) => (
            <Choice key={id} type="checkbox" name="person" value={id} label={name} hint={staffNumber} defaultChecked={scored.has(id)} />
          ))}
        </div>
      </FieldGroup>
      <PlaceRows page={page} />
      <FieldGroup legend={said.times} className="mt-6">
        <div className="grid gap-x-4 sm:grid-cols-2">
          <Field label={said.day} name="day" type="date" min={today} required defaultValue={was("day", day)} error={errors.day} />
          <Field label={said.start} name="time" type="time" required defaultValue={was("time", time)} error={errors.time} />
          <Field
            label={said.minutes}
            hint={said.minutesHint}
            name="minutes"
            {...number}
            min={1}
            max={120}
            optional
            defaultValue={was("minutes")}
            error={errors.minutes}
          />
          <Field
            label={said.changeOver}
            name="changeOver"
            {...number}
            min={0}
            max={60}
            required
            defaultValue={was("changeOver", "3")}
            error={errors.changeOver}
          />
          <Field label={said.pause} name="pause" type="time" optional defaultValue={was("pause")} error={errors.pause} />
          <Field
            label={said.pauseMinutes}
            name="pauseMinutes"
            {...number}
            min={1}
            max={240}
            optional
            defaultValue={was("pauseMinutes")}
            error={errors.pauseMinutes}
          />
          <Field label={said.until} name="until" type="time" optional defaultValue={was("until")} error={errors.until} />
          <Field label={said.observers} name="observers" {...number} min={0} max={3} required defaultValue={was("observers", "1")} error={errors.observers} />
        </div>
        <p className="text-sm text-soft">{words.frame.zone(zone)}</p>
      </FieldGroup>
      <Select label={said.towards} name="towards" hint={said.towardsHint} error={errors.towards} defaultValue={was("towards", "practice")}>
        <option value="practice">{words.rolePlays.practice}</option>
        {certifications.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
      <details className="mt-5" open={helping.size > 0 || errors.helper !== undefined}>
        <summary className="min-h-11 py-2 font-semibold">
          {said.helpers} <span className="text-sm font-normal text-soft">({words.frame.optional})</span>
        </summary>
        <p className="text-sm text-soft">{said.helpersHint}</p>
        {errors.helper ? <FieldError>{errors.helper}</FieldError> : null}
        <div className="mt-2 grid gap-2 sm:grid-cols-2">
          {helpers.map(({ id, name, staffNumber }) => (
            <Choice key={id} type="checkbox" name="helper" value={id} label={name} hint={staffNumber} defaultChecked={helping.has(id)} />
          ))}
        </div>
      </details>
      <Button className="mt-5 w-full sm:w-auto" look={page.preview ? "quiet" : "primary"}>
        {page.preview ? said.lookAgain : said.look}
      </Button>
    </Form>
  );
}
