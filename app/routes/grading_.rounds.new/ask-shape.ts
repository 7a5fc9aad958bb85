import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { dayField, ticked, timeField } from "~/http/fields";
import { type FieldErrors, invalid, parseTyped, type Typed } from "~/http/parse-form.server";
import { instantAt } from "~/locale/day";
import { printable } from "~/locale/printable";
import { minutesOf } from "~/role-plays/elsewhere.server";
import { everyTrainer } from "~/role-plays/graders.server";
import { countsTowards, wrongStart } from "~/role-plays/planning";
import type { RoundPlan } from "~/role-plays/rounds.server";

const whole = (least: number, most: number) =>
  z
    .string("invalid")
    .trim()
    .regex(/^\d{1,3}$/, "invalid")
    .transform(Number)
    .refine((n) => n >= least && n <= most);
const empty = z
  .string("invalid")
  .trim()
  .regex(/^$/, "invalid")
  .transform(() => null);
const listOf = (text: z.ZodType<string>) => z.union([z.array(text).max(8), text.transform((one) => [one])], "invalid").default([]);
const text = z.string().max(200).regex(printable);

const shape = z.object({
  kind: z.enum(["round", "circuit"], "choose"),
  scenario: listOf(text),
  room: listOf(text),
  grader: listOf(text),
  second: listOf(text),
  day: dayField,
  time: timeField,
  minutes: z.union([whole(1, 120), empty], "invalid").default(null),
  changeOver: whole(0, 60),
  pause: z.union([timeField, empty], "notATime").default(null),
  pauseMinutes: z.union([whole(1, 240), empty], "invalid").default(null),
  until: z.union([timeField, empty], "notATime").default(null),
  observers: whole(0, 3),
  towards: text,
  person: ticked,
  helper: ticked,
});
type Fields = z.infer<typeof shape>;
type Around = { plannable: { id: string }[]; candidates: { id: string }[] };
export type Asked = { ok: true; value: RoundPlan } | { ok: false; errors: FieldErrors; typed: Typed };

/** What the trainer asks for, or a sentence at each field that cannot be used. */
export async function readAsk(context: AppLoadContext, typed: Typed, around: Around): Promise<Asked> {
  const form = parseTyped(context, typed, shape);
  const said = context.words.rounds.errors;
  if (!form.ok) {
    const own: FieldErrors = { minutes: said.minutes, changeOver: said.gap, observers: said.count, pauseMinutes: said.pause };
    for (const field of Object.keys(form.errors)) form.errors[field] = own[field] ?? form.errors[field]!;
    return form;
  }
  const { value } = form;
  const stations = stationsOf(value);
  const errors = { ...wrongPlaces(context, value, stations), ...wrongPeople(context, value, around), ...wrongTimes(context, value) };
  const trainers = new Set((await everyTrainer(context.store.read)).map(({ id }) => id));
  if (stations.some(({ graderIds }) => graderIds.some((id) => !trainers.has(id)))) errors.grader ??= said.unknownGrader;
  if (Object.keys(errors).length > 0) return invalid(context, errors, typed);

  const { library, zone } = context;
  const at = (time: string) => instantAt(zone, value.day, time);
  const longest = Math.max(...stations.map(({ scenarioId }) => minutesOf(library, scenarioId)));
  const ask = {
    people: [...new Set(value.person)],
    helpers: [...new Set(value.helper)].filter((id) => !value.person.includes(id)),
    stations,
    start: at(value.time),
    minutes: value.minutes ?? longest,
    changeOver: value.changeOver,
    pauses: value.pause && value.pauseMinutes ? [{ from: at(value.pause), minutes: value.pauseMinutes }] : [],
    until: value.until ? at(value.until) : null,
    observers: value.observers,
  };
  return { ok: true, value: { kind: value.kind, ask, towards: value.towards === "practice" ? null : value.towards } };
}

/** The rows that are filled in: in a round those with a grader, in a circuit those with a role-play. */
function stationsOf({ kind, scenario, room, grader, second }: Fields) {
  const rows = kind === "round" ? grader : scenario;
  return rows.flatMap((filled, row) => {
    const graderIds = [grader[row], second[row]].filter((id) => id !== undefined && id !== "") as string[];
    const scenarioId = (kind === "round" ? scenario[0] : scenario[row]) ?? "";
    return filled === "" ? [] : [{ scenarioId, room: room[row]?.trim() || null, graderIds }];
  });
}

function wrongPlaces({ words, library }: AppLoadContext, { kind, towards }: Fields, stations: ReturnType<typeof stationsOf>): FieldErrors {
  const said = words.rounds.errors;
  const errors: FieldErrors = {};
  if (kind === "round" && stations.length === 0) errors.grader = said.needsGrader;
  if (kind === "circuit" && stations.length < 2) errors.scenario = said.stations;
  else if (kind === "circuit" && new Set(stations.map(({ scenarioId }) => scenarioId)).size < stations.length) errors.scenario = said.sameScenario;
  else if (stations.some(({ scenarioId }) => !library.scenarios.has(scenarioId))) errors.scenario = said.scenario;
  if (stations.some(({ graderIds }) => graderIds.length === 0)) errors.grader = said.needsGrader;
  if (stations.some(({ graderIds: [one, other] }) => one !== undefined && one === other)) errors.grader = said.sameGrader;
  const counts = (scenarioId: string) => countsTowards(library, scenarioId).some(({ id }) => id === towards);
  if (towards !== "practice" && !stations.some(({ scenarioId }) => counts(scenarioId))) errors.towards = said.towards;
  return errors;
}

function wrongPeople({ words }: AppLoadContext, { person, helper }: Fields, { plannable, candidates }: Around): FieldErrors {
  const said = words.rounds.errors;
  if (person.length === 0) return { person: said.people };
  if (person.length > 60) return { person: said.tooMany };
  const known = (ids: string[], among: { id: string }[]) => ids.every((id) => among.some((one) => one.id === id));
  if (!known(person, plannable)) return { person: said.unknownPerson };
  return known(helper, candidates) ? {} : { helper: said.unknownPerson };
}

function wrongTimes({ words, zone, now }: AppLoadContext, { day, time, pause, pauseMinutes, until }: Fields): FieldErrors {
  const said = words.rounds.errors;
  const errors: FieldErrors = {};
  const wrong = wrongStart({ day, time }, { zone, now });
  if (wrong === "past-time") errors.time = said.pastTime;
  else if (wrong) errors.day = wrong === "past-day" ? said.past : said.tooFar;
  if ((pause === null) !== (pauseMinutes === null)) errors.pauseMinutes = said.pause;
  if (until !== null && until <= time) errors.until = said.until;
  return errors;
}
