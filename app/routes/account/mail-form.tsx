import type { Words } from "~/locale/catalogues";
import type { MailChoice } from "~/messages/choices.server";
import { Button } from "~/ui/button";
import { Choice } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";

/** What the form says, in words that come with the page's data: no other page needs them. */
export function mailView({ address, dutiesOnly, stopped }: MailChoice, says: Words["messages"]["choice"]) {
  const { title, all, allHint, duties, dutiesHint, save } = says;
  const where = !address ? says.none : stopped ? says.stopped(address) : says.to(address);
  return { says: { title, all, allHint, duties, dutiesHint, save }, where, choose: address !== null && !stopped, dutiesOnly };
}

export function MailForm({ says, where, choose, dutiesOnly }: ReturnType<typeof mailView>) {
  return (
    <Section title={says.title} id="mail">
      <p className="mb-3 text-soft">{where}</p>
      {choose ? (
        <Form>
          <input type="hidden" name="intent" value="mail" />
          <fieldset className="grid gap-2">
            <legend className="sr-only">{says.title}</legend>
            <Choice type="radio" name="mail" value="all" defaultChecked={!dutiesOnly} label={says.all} hint={says.allHint} />
            <Choice type="radio" name="mail" value="duties" defaultChecked={dutiesOnly} label={says.duties} hint={says.dutiesHint} />
          </fieldset>
          <Button look="quiet" className="mt-3">
            {says.save}
          </Button>
        </Form>
      ) : null}
    </Section>
  );
}
