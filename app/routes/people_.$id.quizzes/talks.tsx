import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card, Section } from "~/ui/page";
import type { Page } from "./route";

export type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };

/** Each quiz whose tries are used, with the form that opens one more; and the talks held. */
export function Talks({ page, refused }: { page: Page; refused?: Refused }) {
  const { talks: words, desk } = useDutyWords().quizCare;
  return (
    <Section id="talks" title={words.title}>
      {page.due.length === 0 ? <p className="text-soft">{words.none}</p> : null}
      <div className="grid gap-4">
        {page.due.map((due) => {
          const mine = refused?.typed.attempt === due.afterAttemptId ? refused : undefined;
          return (
            <Card accent key={due.quizId}>
              <h3 className="font-semibold">{due.title}</h3>
              <p className="text-sm text-soft">{desk.failed(due.failed, due.day)}</p>
              {page.mayTalk ? (
                <Form>
                  <input type="hidden" name="intent" value="talk" />
                  <input type="hidden" name="quiz" value={due.quizId} />
                  <input type="hidden" name="attempt" value={due.afterAttemptId} />
                  <Field
                    label={words.day}
                    name="day"
                    type="date"
                    required
                    min={due.lastFailedOn}
                    max={page.today}
                    defaultValue={String(mine?.typed.day ?? page.today)}
                    error={mine?.errors.day}
                  />
                  <TextArea
                    label={words.note}
                    name="note"
                    hint={words.noteHint}
                    required
                    maxLength={2000}
                    defaultValue={String(mine?.typed.note ?? "")}
                    error={mine?.errors.note}
                  />
                  <Button className="mt-4 w-full sm:w-auto">{words.submit}</Button>
                </Form>
              ) : (
                <p className="mt-2">{words.onlyTrainers}</p>
              )}
            </Card>
          );
        })}
      </div>
      {page.held.length > 0 ? (
        <>
          <h3 className="mt-4 font-semibold">{words.held}</h3>
          <ul className="mt-1 divide-y divide-line border-y border-line">
            {page.held.map(({ title, day, by, note }, place) => (
              <li key={place} className="py-2.5">
                <p>
                  {title} <span className="text-sm text-soft">{words.heldBy(day, by)}</span>
                </p>
                <p className="text-sm whitespace-pre-line">{note}</p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}
