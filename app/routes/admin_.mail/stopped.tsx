import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button } from "~/ui/button";
import { Form, Link } from "~/ui/navigation";
import { Section } from "~/ui/page";
import type { MailView } from "./view.server";

/** Addresses at which somebody said that the mail was not theirs. */
export function Stopped({ stopped }: Pick<MailView, "stopped">) {
  const words = useDutyWords().mail;
  return (
    <Section title={words.stopped} id="stopped">
      <p className="mb-3 text-soft">{words.stoppedLead}</p>
      <ul className="divide-y divide-line rounded-card border border-line bg-card">
        {stopped.map(({ address, at, staffNumber, personId, ...names }) => (
          <li key={address} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
            <span className="min-w-0 flex-1 basis-72">
              <Link to={`/admin/people/${personId}`} className="font-medium underline underline-offset-4">
                {bothNames(names)}
              </Link>{" "}
              <span className="text-sm text-soft">{staffNumber}</span>
              <span className="block text-sm wrap-anywhere text-soft">{words.since(address, at)}</span>
            </span>
            <Form>
              <input type="hidden" name="intent" value="allow" />
              <input type="hidden" name="address" value={address} />
              <Button look="quiet">
                {words.allow} <span className="sr-only">{address}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
