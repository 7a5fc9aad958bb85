import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Choice, Field, FieldGroup, Select, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card, Section } from "~/ui/page";
import type { Page } from "./route";
import type { Refused } from "./talks";

/** The attempts that run against the clock, the form that gives more time, and what was given. */
export function Time({ page, refused }: { page: Page; refused?: Refused }) {
  const words = useDutyWords().quizCare.time;
  return (
    <Section id="time" title={words.title}>
      <p className="text-soft">{words.lead}</p>
      {page.running.length > 0 ? (
        <ul className="mt-2">
          {page.running.map(({ quizId, title, until }) => (
            <li key={quizId} className="py-1 font-medium">
              {words.running}: {title}, {words.until(until)}
            </li>
          ))}
        </ul>
      ) : null}
      {page.quizzes.length === 0 ? <p className="mt-2">{words.none}</p> : page.mayGive ? <Give page={page} refused={refused} /> : null}
      {page.given.length > 0 ? (
        <>
          <h3 className="mt-4 font-semibold">{words.given}</h3>
          <ul className="mt-1 divide-y divide-line border-y border-line">
            {page.given.map(({ id, title, minutes, percent, scope, reason, at, by }) => (
              <li key={id} className="py-2.5">
                <p>
                  {title}: {minutes === null ? words.givenPercent(percent ?? 0) : words.givenMinutes(minutes)}{" "}
                  <span className="text-sm text-soft">{words.givenFor[scope]}</span>
                </p>
                <p className="text-sm whitespace-pre-line">{reason}</p>
                <p className="text-sm text-soft">{words.givenBy(at, by)}</p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

function Give({ page, refused }: { page: Page; refused?: Refused }) {
  const words = useDutyWords().quizCare.time;
  const typed = (name: string, otherwise: string) => String(refused?.typed[name] ?? otherwise);
  const scope = typed("scope", page.running.length > 0 ? "attempt" : "all");
  return (
    <Card className="mt-3">
      <Form>
        <input type="hidden" name="intent" value="time" />
        <input type="hidden" name="key" value={page.key} />
        <Select
          label={words.quiz}
          name="quiz"
          defaultValue={typed("quiz", page.running[0]?.quizId ?? page.quizzes[0]!.id)}
          error={refused?.errors.quiz}
          className="mt-0"
        >
          {page.quizzes.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
        <Field
          label={words.amount}
          name="amount"
          hint={words.amountHint}
          inputMode="numeric"
          required
          autoComplete="off"
          defaultValue={typed("amount", "")}
          error={refused?.errors.amount}
        />
        <FieldGroup legend={words.unit} error={refused?.errors.unit} className="grid-cols-2">
          {(["minutes", "percent"] as const).map((unit) => (
            <Choice key={unit} type="radio" name="unit" value={unit} defaultChecked={typed("unit", "minutes") === unit} label={words[unit]} />
          ))}
        </FieldGroup>
        {page.running.length > 0 ? (
          <FieldGroup legend={words.scope} error={refused?.errors.scope}>
            {(["attempt", "all"] as const).map((one) => (
              <Choice key={one} type="radio" name="scope" value={one} defaultChecked={scope === one} label={words[one]} />
            ))}
          </FieldGroup>
        ) : (
          <p className="mt-4">
            <input type="hidden" name="scope" value="all" />
            {words.all}
          </p>
        )}
        <TextArea
          label={words.reason}
          name="reason"
          hint={words.reasonHint}
          required
          maxLength={2000}
          defaultValue={typed("reason", "")}
          error={refused?.errors.reason}
        />
        <Button className="mt-4 w-full sm:w-auto">{words.submit}</Button>
      </Form>
    </Card>
  );
}
