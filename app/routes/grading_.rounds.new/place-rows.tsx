import { useDutyWords } from "~/locale/words";
import { Field, FieldError, Select } from "~/ui/field";
import type { Page } from "./route";

const ROWS = { round: 4, circuit: 6 };
const OPEN = { round: 1, circuit: 2 };

/** The rooms of a round, or the stations of a circuit, each with who grades there. Those rarely needed are folded away. */
export function PlaceRows({ page }: { page: Page }) {
  const words = useDutyWords().rounds;
  const { kind, typed, errors } = page;
  const filled = [typed[kind === "round" ? "grader" : "scenario"] ?? []].flat().findLastIndex((value) => value !== "") + 1;
  const rows = Array.from({ length: ROWS[kind] }, (_, row) => <PlaceRow key={row} page={page} row={row} />);
  return (
    <fieldset className="mt-6">
      <legend className="font-semibold">{words.places[kind]}</legend>
      <p className="text-sm text-soft">{words.placesHint[kind]}</p>
      {kind === "circuit" && errors.scenario ? <FieldError>{errors.scenario}</FieldError> : null}
      {errors.room ? <FieldError>{errors.room}</FieldError> : null}
      {errors.grader ? <FieldError>{errors.grader}</FieldError> : null}
      {rows.slice(0, OPEN[kind])}
      <details className="mt-3" open={filled > OPEN[kind]}>
        <summary className="min-h-11 py-2 font-medium">{words.more[kind]}</summary>
        {rows.slice(OPEN[kind])}
      </details>
    </fieldset>
  );
}

function PlaceRow({ page, row }: { page: Page; row: number }) {
  const words = useDutyWords().rounds;
  const { kind, typed, scenarios, graders, me } = page;
  const was = (name: string, otherwise = "") => [typed[name] ?? []].flat()[row] ?? otherwise;
  const somebody = graders.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
  return (
    <fieldset className="mt-3 rounded-card border border-line bg-card px-4 pb-4">
      <legend className="px-1 text-sm font-semibold text-soft">{words.place[kind](row + 1)}</legend>
      {kind === "circuit" ? (
        <Select label={words.scenario} name="scenario" defaultValue={was("scenario")} className="mt-0">
          <option value="">{words.none}</option>
          {scenarios.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      ) : null}
      <div className="grid gap-x-4 sm:grid-cols-3">
        <Field label={words.room} name="room" optional maxLength={200} defaultValue={was("room")} />
        <Select label={words.grader} name="grader" defaultValue={was("grader", row === 0 && !("look" in typed) ? me : "")}>
          <option value="">{words.none}</option>
          {somebody}
        </Select>
        <Select label={words.second} name="second" defaultValue={was("second")}>
          <option value="">{words.none}</option>
          {somebody}
        </Select>
      </div>
    </fieldset>
  );
}
