import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button, ButtonLink } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { MailFacts, MailRow, MailRows } from "./mail-row";
import type { MailView } from "./view.server";

/** Who got no link, why, and the two ways on: the letter once more, or a slip. The link itself is known to nobody here. */
export function FailedLetters({ letters, isSetUp }: Pick<MailView, "letters" | "isSetUp">) {
  const words = useDutyWords().mail;
  return (
    <MailRows>
      {letters.map((letter) => (
        <MailRow key={letter.id} whose={letter} said={<Said letter={letter} />}>
          {letter.isMine ? (
            <span className="flex flex-wrap gap-2">
              {isSetUp && letter.address ? (
                <Form>
                  <input type="hidden" name="intent" value="letter" />
                  <input type="hidden" name="letter" value={letter.id} />
                  <Button look="quiet">
                    {words.retry} <span className="sr-only">{bothNames(letter)}</span>
                  </Button>
                </Form>
              ) : null}
              <ButtonLink look="quiet" to={`/people/${letter.personId}/slip`}>
                {words.letters.slip} <span className="sr-only">{bothNames(letter)}</span>
              </ButtonLink>
            </span>
          ) : (
            <span className="text-sm text-soft">{words.letters.notYours}</span>
          )}
        </MailRow>
      ))}
    </MailRows>
  );
}

function Said({ letter: { purpose, address, at, tries, why } }: { letter: MailView["letters"][number] }) {
  const words = useDutyWords().mail;
  return (
    <>
      <span className="block text-sm">{words.letters.purpose[purpose]}</span>
      <MailFacts facts={[address ?? words.letters.noAddress, at, tries > 0 ? words.tries(tries) : null]} />
      {why ? <span className="block text-sm wrap-anywhere">{why === "too-old" ? words.letters.tooOld : words.said(why)}</span> : null}
    </>
  );
}
