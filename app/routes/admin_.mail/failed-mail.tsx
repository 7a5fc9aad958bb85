import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";

type Failure = {
  id: string;
  name: string;
  otherName: string | null;
  staffNumber: string;
  address: string | null;
  at: string | null;
  tries: number;
  why: string | null;
};

/** What did not arrive, why, and the way to try it once more. */
export function FailedMail({ failures }: { failures: Failure[] }) {
  const words = useDutyWords().mail;
  return (
    <>
      <ul className="divide-y divide-line rounded-card border border-line bg-card">
        {failures.map(({ id, staffNumber, address, at, tries, why, ...names }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
            <span className="min-w-0">
              <span className="font-medium">{bothNames(names)}</span> <span className="text-sm text-soft">{staffNumber}</span>
              <span className="block text-sm break-all text-soft">
                {address} · {at} · {words.tries(tries)}
              </span>
              {why ? <span className="block text-sm break-words">{why === "too-old" ? words.tooOld : why}</span> : null}
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
      <Form className="mt-3">
        <input type="hidden" name="intent" value="retry-all" />
        <Button look="quiet">{words.retryAll}</Button>
      </Form>
    </>
  );
}
