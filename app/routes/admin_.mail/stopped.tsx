import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";
import { MailFacts, MailRow, MailRows } from "./mail-row";
import type { MailView } from "./view.server";

/** Addresses at which somebody said that the mail was not theirs. */
export function Stopped({ stopped }: Pick<MailView, "stopped">) {
  const words = useDutyWords().mail;
  return (
    <Section title={words.stopped} id="stopped">
      <p className="mb-3 text-soft">{words.stoppedLead}</p>
      <MailRows>
        {stopped.map(({ address, at, ...whose }) => (
          <MailRow key={address} whose={whose} said={<MailFacts facts={[words.since(address, at)]} />}>
            <Form>
              <input type="hidden" name="intent" value="allow" />
              <input type="hidden" name="address" value={address} />
              <Button look="quiet">
                {words.allow} <span className="sr-only">{address}</span>
              </Button>
            </Form>
          </MailRow>
        ))}
      </MailRows>
    </Section>
  );
}
