import type { Link } from "~/certification/adjustable";
import { useDutyWords } from "~/locale/words";
import { Field, FieldGroup, Select } from "~/ui/field";
import { LINKS } from "./links";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };
type Props = { name: string; links: readonly Link[] | null; refused: Refused | undefined };

/** Who signs one after another, and what each confirms. A row without anybody is no link. */
export function Chain({ name, links, refused }: Props) {
  const { ruleChange: words, signOffs } = useDutyWords();
  const was = (field: string, otherwise = "") => (refused ? String(refused.typed[field] ?? "") : otherwise);
  return (
    <div className="sm:col-span-2">
      <p className="mt-1 text-sm text-soft">{words.chainHint}</p>
      {Array.from({ length: LINKS }, (_, row) => {
        const [at, link] = [`${name}.${row}`, links?.[row]];
        return (
          <FieldGroup key={at} legend={words.link(row + 1)} className="border-t border-line pt-3">
            <div className="grid gap-x-5 sm:grid-cols-2">
              <Select
                label={words.signer}
                name={`${at}.by`}
                defaultValue={was(`${at}.by`, link?.by)}
                error={refused?.errors[`${at}.by`]}
                className="sm:col-span-2"
              >
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
                  lang={language}
                  maxLength={300}
                  defaultValue={was(`${at}.${language}`, link?.confirms[language])}
                  error={refused?.errors[`${at}.${language}`]}
                  optional
                />
              ))}
            </div>
          </FieldGroup>
        );
      })}
    </div>
  );
}
