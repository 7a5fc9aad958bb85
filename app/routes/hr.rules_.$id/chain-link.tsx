import type { Link } from "~/certification/adjustable";
import { useDutyWords } from "~/locale/words";
import { Field, FieldGroup, Select } from "~/ui/field";
import type { Refused } from "./chain";

type Props = { name: string; row: number; link: Link | undefined; refused: Refused | undefined };

/** One who signs. Without anybody it is no link. */
export function ChainLink({ name, row, link, refused }: Props) {
  const { ruleChange: words, signOffs } = useDutyWords();
  const at = `${name}.${row}`;
  const was = (field: string, otherwise = "") => (refused ? String(refused.typed[field] ?? "") : otherwise);
  return (
    <FieldGroup legend={words.link(row + 1)}>
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Select label={words.signer} name={`${at}.by`} defaultValue={was(`${at}.by`, link?.by)} error={refused?.errors[`${at}.by`]} className="sm:col-span-2">
          <option value="">{words.nobody}</option>
          {Object.entries(signOffs.office).map(([office, label]) => (
            <option key={office} value={office}>
              {label}
            </option>
          ))}
        </Select>
        {(["en", "zh"] as const).map((language) => (
          <Field
            key={language}
            label={words.confirms[language]}
            name={`${at}.${language}`}
            maxLength={300}
            defaultValue={was(`${at}.${language}`, link?.confirms[language])}
            error={refused?.errors[`${at}.${language}`]}
            optional
          />
        ))}
      </div>
    </FieldGroup>
  );
}
