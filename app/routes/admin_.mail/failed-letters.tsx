import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button, ButtonLink } from "~/ui/button";
import { Form, Link } from "~/ui/navigation";
import type { MailView } from "./view.server";

/** Who got no link, why, and the two ways on: the letter once more, or a slip. The link itself is known to nobody here. */
export function FailedLetters({ letters, isSetUp }: Pick<MailView, "letters" | "isSetUp">) {
  const words = useDutyWords().mail;
  const its = words.letters;
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card">
      {letters.map(({ id, personId, staffNumber, purpose, address, at, tries, why, isMine, ...names }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
          <span className="min-w-0 flex-1 basis-72">
            <Link to={`/admin/people/${personId}`} className="font-medium underline underline-offset-4">
              {bothNames(names)}
            </Link>{" "}
            <span className="text-sm text-soft">{staffNumber}</span>
            <span className="block text-sm">{its.purpose[purpose]}</span>
            <span className="block text-sm wrap-anywhere text-soft">
              {[address ?? its.noAddress, at, tries > 0 ? words.tries(tries) : null].filter(Boolean).join(" · ")}
            </span>
            {why ? <span className="block text-sm wrap-anywhere">{why === "too-old" ? its.tooOld : words.said(why)}</span> : null}
          </span>
          {isMine ? (
            <span className="flex flex-wrap gap-2">
              {isSetUp && address ? (
                <Form>
                  <input type="hidden" name="intent" value="letter" />
                  <input type="hidden" name="letter" value={id} />
                  <Button look="quiet">
                    {words.retry} <span className="sr-only">{bothNames(names)}</span>
                  </Button>
                </Form>
              ) : null}
              <ButtonLink look="quiet" to={`/people/${personId}/slip`}>
                {its.slip} <span className="sr-only">{bothNames(names)}</span>
              </ButtonLink>
            </span>
          ) : (
            <span className="text-sm text-soft">{its.notYours}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
