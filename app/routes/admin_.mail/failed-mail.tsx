import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button } from "~/ui/button";
import { Form, Link } from "~/ui/navigation";
import type { MailView } from "./view.server";

/** Messages that did not arrive, why, and the way to try each once more. */
export function FailedMail({ failures }: Pick<MailView, "failures">) {
  const words = useDutyWords().mail;
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card">
      {failures.map(({ id, personId, staffNumber, address, at, tries, why, ...names }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
          <span className="min-w-0 flex-1 basis-72">
            <Link to={`/admin/people/${personId}`} className="font-medium underline underline-offset-4">
              {bothNames(names)}
            </Link>{" "}
            <span className="text-sm text-soft">{staffNumber}</span>
            <span className="block text-sm wrap-anywhere text-soft">{[address, at, tries > 0 ? words.tries(tries) : null].filter(Boolean).join(" · ")}</span>
            {why ? <span className="block text-sm wrap-anywhere">{why === "too-old" ? words.tooOld : words.said(why)}</span> : null}
          </span>
          <Form>
            <input type="hidden" name="intent" value="retry" />
            <input type="hidden" name="delivery" value={id} />
            <Button look="quiet">
              {words.retry} <span className="sr-only">{bothNames(names)}</span>
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
