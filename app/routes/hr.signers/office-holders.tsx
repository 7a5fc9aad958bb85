import type { NamedOffice } from "~/certification/signers";
import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import type { Page } from "./route";

/** Who holds an office, of which department, and the way to end it. */
export function OfficeHolders({ office, holders }: { office: NamedOffice; holders: Page["offices"][number]["holders"] }) {
  const { signOffs } = useDutyWords();
  const words = signOffs.signers;
  if (holders.length === 0) return <p className="text-soft">{words.nobody}</p>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {holders.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
          <span className="min-w-0">
            <span className="font-medium">{one.name}</span> <span className="text-sm text-soft">{one.staffNumber}</span>
            <span className="block text-sm text-soft">{[one.department, words.since(one.since)].filter(Boolean).join(" · ")}</span>
            {one.hasLeft ? <span className="block text-sm text-warn">{words.left}</span> : null}
          </span>
          <Form>
            <input type="hidden" name="intent" value="end" />
            <input type="hidden" name="signer" value={one.id} />
            <Button look="quiet" aria-label={words.endOf(signOffs.office[office], one.name)}>
              {words.end}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
