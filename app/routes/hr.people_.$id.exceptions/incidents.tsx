import { useDutyWords } from "~/locale/words";
import { Button, ButtonLink } from "~/ui/button";
import { Choice, Field, FieldGroup, FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card, Notice, Section } from "~/ui/page";
import type { Refused } from "./refused";
import type { Page } from "./route";

type Props = { incidents: Page["incidents"]; mayDecide: boolean; today: string; refused: Refused | undefined };

/** What follows a complaint that was upheld or a red line at work; the second time within a year HR decides about the certificate. */
export function Incidents({ incidents, mayDecide, today, refused }: Props) {
  const words = useDutyWords().exceptions.incidents;
  return (
    <Section title={words.title} id="incidents">
      {incidents.length === 0 ? <p className="text-soft">{words.nobody}</p> : null}
      {incidents.map(({ serial, title, lead, again }) => (
        <div key={serial}>
          <p className="text-soft">
            {title} · {lead}
          </p>
          {again ? (
            <Notice tone="warn">
              <p>{words.again(title)}</p>
              <ButtonLink look="quiet" to={`/hr/certificates/${serial}`} className="mt-3">
                {words.decide}
              </ButtonLink>
            </Notice>
          ) : null}
        </div>
      ))}
      {mayDecide && incidents.length > 0 ? <IncidentForm today={today} refused={refused?.typed.act === "incident" ? refused : undefined} /> : null}
    </Section>
  );
}

const causes = ["complaint", "red-line"] as const;

function IncidentForm({ today, refused }: { today: string; refused: Refused | undefined }) {
  const words = useDutyWords().exceptions.incidents;
  const errors = refused?.errors ?? {};
  const typed = (name: string) => String(refused?.typed[name] ?? "");
  return (
    <Card className="mt-4">
      <Form>
        <FormErrors errors={errors} labels={{ cause: words.cause, day: words.day, reason: words.reason }} />
        <input type="hidden" name="act" value="incident" />
        <FieldGroup legend={words.cause} error={errors.cause} className="mt-0">
          {causes.map((cause) => (
            <Choice key={cause} type="radio" name="cause" value={cause} label={words.causes[cause]} defaultChecked={refused?.typed.cause === cause} required />
          ))}
        </FieldGroup>
        <Field label={words.day} name="day" type="date" max={today} error={errors.day} required defaultValue={typed("day")} />
        <TextArea label={words.reason} name="reason" hint={words.reasonHint} error={errors.reason} required maxLength={2000} defaultValue={typed("reason")} />
        <Button className="mt-4 w-full sm:w-auto">{words.submit}</Button>
      </Form>
    </Card>
  );
}
