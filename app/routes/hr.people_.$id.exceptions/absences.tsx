import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field, FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card, Section } from "~/ui/page";
import type { Refused } from "./refused";
import type { Page } from "./route";
import { TakeBack } from "./take-back";

type Props = { absences: Page["absences"]; mayDecide: boolean; refused: Refused | undefined };

/** When the person was away, and a form for one more. */
export function Absences({ absences, mayDecide, refused }: Props) {
  const words = useDutyWords().exceptions.absences;
  return (
    <Section title={words.title} id="absences">
      <p className="text-soft">{words.lead}</p>
      {absences.length === 0 ? <p className="mt-2">{words.none}</p> : null}
      <ol className="divide-y divide-line">
        {absences.map((one) => (
          <li key={one.id} className="py-3">
            <p className="font-medium">{one.title}</p>
            <p className="break-words whitespace-pre-line">{one.reason}</p>
            <p className="text-sm text-soft">{one.by}</p>
            {one.takenBack ? <p className="mt-1 break-words">{one.takenBack}</p> : null}
            {mayDecide && one.isOpen && !one.takenBack ? <EndForm id={one.id} refused={refused} /> : null}
            {mayDecide && !one.takenBack ? (
              <TakeBack act="absence-back" name="absence" id={one.id} label={words.back} what={words.backWhat} refused={refused} />
            ) : null}
          </li>
        ))}
      </ol>
      {mayDecide ? <RecordForm refused={refused?.typed.act === "absence" ? refused : undefined} /> : null}
    </Section>
  );
}

function RecordForm({ refused }: { refused: Refused | undefined }) {
  const { absences: words, reason, reasonHint } = useDutyWords().exceptions;
  const errors = refused?.errors ?? {};
  const typed = (name: string) => String(refused?.typed[name] ?? "");
  return (
    <Card className="mt-4">
      <h3 className="font-medium">{words.record}</h3>
      <Form>
        <FormErrors errors={errors} labels={{ from: words.from, to: words.to, reason }} />
        <input type="hidden" name="act" value="absence" />
        <Field label={words.from} name="from" type="date" error={errors.from} required defaultValue={typed("from")} />
        <Field label={words.to} name="to" type="date" hint={words.toHint} error={errors.to} optional defaultValue={typed("to")} />
        <TextArea label={reason} name="reason" hint={reasonHint} error={errors.reason} required maxLength={2000} defaultValue={typed("reason")} />
        <Button className="mt-4 w-full sm:w-auto">{words.submit}</Button>
      </Form>
    </Card>
  );
}

function EndForm({ id, refused }: { id: string; refused: Refused | undefined }) {
  const { absences: words } = useDutyWords().exceptions;
  const mine = refused?.typed.act === "absence-end" && refused.typed.absence === id ? refused : undefined;
  const errors = mine?.errors ?? {};
  return (
    <Form className="mb-3">
      <FormErrors errors={errors} labels={{ to: words.to }} />
      <input type="hidden" name="act" value="absence-end" />
      <input type="hidden" name="absence" value={id} />
      <Field label={words.to} name="to" type="date" error={errors.to} required defaultValue={String(mine?.typed.to ?? "")} />
      <Button className="mt-3 w-full sm:w-auto">{words.end}</Button>
    </Form>
  );
}
