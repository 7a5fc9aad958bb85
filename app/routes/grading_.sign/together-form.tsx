import { useDutyWords } from "~/locale/words";
import { StepUpField } from "~/people/step-up-field";
import { Button } from "~/ui/button";
import { FieldError, FormErrors } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { Card } from "~/ui/page";
import type { Page } from "./route";

type Props = { data: Page; errors: Record<string, string>; ticked: string[] };

/** All scorecards to be signed, each to be ticked, and one confirmation for all of them. */
export function TogetherForm({ data, errors, ticked }: Props) {
  const words = useDutyWords().grading;
  const say = words.signTogether;
  return (
    <Form>
      <FormErrors errors={errors} labels={{ card: say.which, password: words.sign.password }} />
      <fieldset aria-invalid={errors.card ? true : undefined}>
        <legend className="font-semibold">{say.which}</legend>
        {errors.card ? <FieldError>{errors.card}</FieldError> : null}
        <ul className="mt-2 grid gap-2">
          {data.cards.map((card) => (
            <li key={card.id} className="rounded-card border border-line bg-card has-checked:border-ember has-checked:bg-wash">
              <CardToSign card={card} checked={ticked.includes(card.value)} />
            </li>
          ))}
        </ul>
      </fieldset>
      <Card accent className="mt-5">
        <p className="text-sm text-soft">{say.final}</p>
        <p className="mt-3 font-medium">{words.sign.as(data.nameAsSigned)}</p>
        <StepUpField confirmedAt={data.confirmedAt} error={errors.password} />
        <Button className="mt-4 w-full sm:w-auto">{say.submit}</Button>
      </Card>
    </Form>
  );
}

function CardToSign({ card, checked }: { card: Page["cards"][number]; checked: boolean }) {
  const words = useDutyWords().grading;
  const say = words.signTogether;
  const outcome = (card.practice ? say.practiceOutcome : say.outcome)(card.mean, card.passed);
  return (
    <>
      <label className="flex min-h-11 cursor-pointer items-start gap-3 px-4 pt-3">
        <input type="checkbox" name="card" value={card.value} defaultChecked={checked} className="mt-1 size-5 shrink-0 accent-ember" />
        <span className="min-w-0">
          <span className="block text-lg font-semibold">{card.staff}</span>
          <span className="block">{card.scenario}</span>
          <span className={`block font-semibold tabular-nums ${card.passed ? "text-ok" : "text-bad"}`}>{outcome}</span>
          {card.redLines.length > 0 ? <span className="block text-sm text-bad">{say.redLines(card.redLines.join(" · "))}</span> : null}
          <span className="mt-1 block text-sm">{say.means(card.meaning)}</span>
          <span className="block text-sm text-soft">
            {card.reason ? <span className="block whitespace-pre-line">{words.correct.because(card.reason)}</span> : null}
            {card.alone ? say.released : say.notYet} {card.towards ? words.sign.counts(card.towards) : words.sign.practice}
          </span>
        </span>
      </label>
      <Link
        to={`/performances/${card.id}/sign`}
        aria-label={say.lookAt(card.staff)}
        className="ml-12 inline-flex min-h-11 items-center text-sm text-ember underline underline-offset-4"
      >
        {say.look}
      </Link>
    </>
  );
}
