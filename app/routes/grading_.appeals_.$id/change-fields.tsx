import type { Typed } from "~/http/parse-form.server";
import type { Words } from "~/locale/catalogues";
import { useDutyWords } from "~/locale/words";
import type { ChangeSheet } from "~/role-plays/appeal-sheet";
import { Choice, FieldGroup, Select, TextArea } from "~/ui/field";

/** Shown while "changed" is chosen: by style alone, so that it works before any script. Very old browsers show it always. */
const shown = "hidden group-has-[.changed_:checked]/d:block not-supports-[selector(:has(*))]:block";

/** A level for every criterion, beginning with what was given, and the red lines that were seen. */
export function ChangeFields({ change, errors, typed }: { change: ChangeSheet; errors: Record<string, string>; typed: Typed }) {
  const { appeals: say, rolePlays } = useDutyWords();
  const kept = [typed.redLine ?? []].flat();
  return (
    <div className={`${shown} mt-4 border-y border-line py-2`}>
      <p>{say.changeLead}</p>
      {change.criteria.map(({ id, title, given, mayBeUnseen }) => (
        <div key={id} className="grid gap-x-4 sm:grid-cols-2">
          <Select
            label={title}
            name={`level.${id}`}
            hint={given.length > 1 ? say.given(given.map((level) => (level === "not-applicable" ? say.unseen : level))) : undefined}
            error={errors[`level.${id}`]}
            defaultValue={String(typed[`level.${id}`] ?? given[0])}
          >
            {change.levels.map(({ level, name }) => (
              <option key={level} value={level}>
                {rolePlays.levelOf(level, name)}
              </option>
            ))}
            {mayBeUnseen ? <option value="not-applicable">{say.unseen}</option> : null}
          </Select>
          <TextArea
            label={say.note(title)}
            name={`note.${id}`}
            rows={1}
            maxLength={2000}
            error={errors[`note.${id}`]}
            defaultValue={String(typed[`note.${id}`] ?? "")}
          />
        </div>
      ))}
      {change.redLines.length > 0 ? (
        <FieldGroup legend={say.redLines} error={errors.redLine}>
          {change.redLines.map(({ id, title }) => (
            <Choice key={id} type="checkbox" name="redLine" value={id} label={title} defaultChecked={typed.intent === "decide" ? kept.includes(id) : true} />
          ))}
        </FieldGroup>
      ) : null}
    </div>
  );
}

/** What its fields are called. */
export const labelsOfChange = ({ criteria }: ChangeSheet, say: Words["appeals"]) => ({
  ...Object.fromEntries(criteria.flatMap(({ id, title }) => [[`level.${id}`, title] as const, [`note.${id}`, say.note(title)] as const])),
  redLine: say.redLines,
});
