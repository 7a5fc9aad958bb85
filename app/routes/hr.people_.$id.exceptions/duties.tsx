import { useDutyWords } from "~/locale/words";
import { Section } from "~/ui/page";
import type { Refused } from "./refused";
import type { Page } from "./route";
import { TakeBack } from "./take-back";

type Props = { duties: Page["duties"]; mayDecide: boolean; refused: Refused | undefined };

/** What is or was to be passed again so that a certificate counts, and why. */
export function Duties({ duties, mayDecide, refused }: Props) {
  const words = useDutyWords().exceptions.duties;
  if (duties.length === 0) return null;
  return (
    <Section title={words.title} id="duties">
      <ol className="divide-y divide-line">
        {duties.map((one) => (
          <li key={one.id} className="py-3">
            <p className="font-medium">{one.title}</p>
            {one.state ? <p>{one.state}</p> : null}
            <p className="text-soft">{one.asked}</p>
            <p className="break-words whitespace-pre-line">{one.reason}</p>
            <p className="text-sm text-soft">{one.by}</p>
            {one.takenBack ? <p className="mt-1 break-words">{one.takenBack}</p> : null}
            {mayDecide && !one.takenBack && one.isOpen ? (
              <TakeBack act="duty-back" name="duty" id={one.id} label={words.back} what={words.backWhat} refused={refused} />
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
