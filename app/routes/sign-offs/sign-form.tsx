import type { WaitingView } from "~/http/waiting-sign-offs.server";
import { useDutyWords } from "~/locale/words";
import { StepUpField } from "~/people/step-up-field";
import { Button } from "~/ui/button";
import { FieldError, FormErrors } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { Card } from "~/ui/page";
import type { Page } from "./route";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };

/** Everything that waits, each to be ticked, and one confirmation for all of it. */
export function SignForm({ page, refused }: { page: Page; refused: Refused | undefined }) {
  const { signOffs: words, grading } = useDutyWords();
  const errors = refused?.errors ?? {};
  const ticked = [refused?.typed.link ?? []].flat();
  return (
    <Form>
      <input type="hidden" name="intent" value="sign" />
      {refused?.typed.back === "/team" ? <input type="hidden" name="back" value="/team" /> : null}
      <FormErrors errors={errors} labels={{ link: words.which, password: grading.sign.password }} />
      {page.items.length > 0 ? (
        <>
          <fieldset aria-invalid={errors.link ? true : undefined}>
            <legend className="font-semibold">{words.which}</legend>
            {errors.link ? <FieldError>{errors.link}</FieldError> : null}
            <ul className="mt-2 grid gap-2">
              {page.items.map((item) => (
                <li key={item.value} className="rounded-card border border-line bg-card has-checked:border-ember has-checked:bg-wash">
                  <ToSign item={item} checked={ticked.includes(item.value)} />
                </li>
              ))}
            </ul>
          </fieldset>
          <Card accent className="mt-5">
            <p className="text-sm text-soft">{words.final}</p>
            <p className="mt-3 font-medium">{grading.sign.as(page.nameAsSigned)}</p>
            <StepUpField confirmedAt={page.confirmedAt} error={errors.password} />
            <Button className="mt-4 w-full sm:w-auto">{words.submit}</Button>
          </Card>
        </>
      ) : null}
    </Form>
  );
}

function ToSign({ item, checked }: { item: WaitingView; checked: boolean }) {
  const words = useDutyWords().signOffs;
  return (
    <>
      <label className="flex min-h-11 cursor-pointer items-start gap-3 px-4 pt-3">
        <input type="checkbox" name="link" value={item.value} defaultChecked={checked} className="mt-1 size-5 shrink-0 accent-ember" />
        <span className="min-w-0">
          <span className="block text-lg font-semibold">
            {item.name} <span className="text-sm font-normal text-soft">{[item.staffNumber, item.position].filter(Boolean).join(" · ")}</span>
          </span>
          <span className="block">{item.certification}</span>
          <span className="mt-1 block font-medium">{item.confirms}</span>
          <span className="block text-sm text-soft">{words.since(item.office, item.since)}</span>
          {item.returned ? <span className="block text-sm text-warn">{words.returned(item.returned)}</span> : null}
        </span>
      </label>
      <p className="ml-12 flex flex-wrap gap-x-6 pr-4 text-sm">
        {item.look ? (
          <Link to={item.look} className="inline-flex min-h-11 items-center text-ember underline underline-offset-4">
            {words.look(item.name)}
          </Link>
        ) : null}
        {item.returned ? null : (
          <Link to={`/sign-offs?return=${item.value}`} className="inline-flex min-h-11 items-center text-ember underline underline-offset-4">
            {words.giveBack}
          </Link>
        )}
      </p>
    </>
  );
}
