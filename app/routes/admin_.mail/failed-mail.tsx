import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { MailFacts, MailRow, MailRows } from "./mail-row";
import type { MailView } from "./view.server";

/** Messages that did not arrive, why, and the way to try each once more. */
export function FailedMail({ failures }: Pick<MailView, "failures">) {
  const words = useDutyWords().mail;
  return (
    <MailRows>
      {failures.map((failure) => (
        <MailRow key={failure.id} whose={failure} said={<Said failure={failure} />}>
          <Form>
            <input type="hidden" name="intent" value="retry" />
            <input type="hidden" name="delivery" value={failure.id} />
            <Button look="quiet">
              {words.retry} <span className="sr-only">{bothNames(failure)}</span>
            </Button>
          </Form>
        </MailRow>
      ))}
    </MailRows>
  );
}

function Said({ failure: { address, at, tries, why } }: { failure: MailView["failures"][number] }) {
  const words = useDutyWords().mail;
  return (
    <>
      <MailFacts facts={[address, at, tries > 0 ? words.tries(tries) : null]} />
      {why ? <span className="block text-sm wrap-anywhere">{why === "too-old" ? words.tooOld : words.said(why)}</span> : null}
    </>
  );
}
