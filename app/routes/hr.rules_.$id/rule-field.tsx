import { useDutyWords } from "~/locale/words";
import { Choice, Field, Select } from "~/ui/field";
import type { FieldView } from "./fields.server";

/** One thing HR sets, with what was typed about it. */
export function RuleField({ field: { name, label, kind, value }, typed, error }: { field: FieldView; typed: string | undefined; error: string | undefined }) {
  const words = useDutyWords().ruleChange;
  const was = typed ?? (value === null ? "" : String(value));
  if (kind === "asked")
    return (
      <div className="sm:col-span-2">
        <Choice
          type="checkbox"
          name={name}
          value="yes"
          defaultChecked={typed === undefined ? value === true : typed === "yes"}
          label={label}
          className="mt-4"
        />
        {error ? <p className="mt-1 text-sm font-medium text-bad">▲ {error}</p> : null}
      </div>
    );
  if (kind === "method")
    return (
      <Select label={label} name={name} defaultValue={was} error={error}>
        {(["expiry", "completion", "fixed"] as const).map((method) => (
          <option key={method} value={method}>
            {words.method[method]}
          </option>
        ))}
      </Select>
    );
  return <Field label={label} name={name} inputMode={kind === "mean" ? "decimal" : "numeric"} defaultValue={was} error={error} autoComplete="off" />;
}
