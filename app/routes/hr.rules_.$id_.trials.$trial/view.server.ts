import type { AppLoadContext } from "@remix-run/node";
import type { Authored, Link, Value } from "~/certification/adjustable";
import { type EffectRow, effectPage } from "~/certification/effects.server";
import { everyRequirement, rules } from "~/certification/rules";
import { type Effect, inAnyCase, ofDates } from "~/certification/trial";
import type { Trial } from "~/certification/trying.server";
import { canonicalJson } from "~/content/canonical-json";
import { formatDay } from "~/locale/day";
import { bothNames } from "~/people/names";
import { requirementTitle } from "~/record/record-view";
import { fieldsOf } from "../hr.rules_.$id/fields.server";

/** People of one kind on the first sight of a trial, and on a page of all of them. */
const SOME = 10;
const PAGE = 100;

export const isEffect = (text: string | null): text is Effect => [...ofDates, ...inAnyCase].some((one) => one === text);

/** What a trial found: of each effect how many people, and the first of them; or a page of all whom one effect concerns. */
export async function effectsView(context: AppLoadContext, trial: Trial, asked: { effect: Effect; after: string } | null) {
  const { store, words } = context;
  const groupOf = async (effect: Effect) => {
    const count = trial.counts[effect] ?? 0;
    if (count === 0 || (asked && asked.effect !== effect)) return [];
    const page = await effectPage(store.read, { trialId: trial.id, effect, after: asked?.after ?? "", limit: asked ? PAGE : SOME });
    const title = words.ruleChange.effect[effect](count);
    return [{ effect, title, count, next: page.next, people: page.rows.map((row) => personView(effect, row, context)) }];
  };
  const all = async (effects: readonly Effect[]) => {
    const groups = [];
    for (const effect of effects) groups.push(...(await groupOf(effect)));
    return groups;
  };
  return { ofDates: await all(ofDates), inAnyCase: await all(inAnyCase) };
}
export type EffectGroup = Awaited<ReturnType<typeof effectsView>>["ofDates"][number];

function personView(effect: Effect, { personId: id, was, becomes, staffNumber, ...names }: EffectRow, context: AppLoadContext) {
  const { words, language } = context;
  const say = inAnyCase.some((one) => one === effect) ? words.ruleChange.trial.open : (day: string) => formatDay(day, language);
  const said = effect === "suspends" || effect === "restores" ? resting(effect, was.split(" "), context) : { was: say(was), becomes: say(becomes) };
  return { id, staffNumber, name: bothNames(names), ...said };
}

/** The certificates of others that rest on it, by their titles, before and after. */
function resting(effect: "suspends" | "restores", ids: string[], { words, language, library }: AppLoadContext) {
  const titles = ids.map((id) => library.certifications.get(id)?.title[language] ?? id).join(language === "zh" ? "、" : ", ");
  const { certified, suspended } = words.frame.standing;
  const line = (standing: string) => words.ruleChange.trial.resting(titles, standing);
  return effect === "suspends" ? { was: line(certified), becomes: line(suspended) } : { was: line(suspended), becomes: line(certified) };
}

/** What the rules say otherwise than those they were compared with, one line each. */
export function changesView(context: AppLoadContext, before: Authored, after: Authored): string[] {
  const { words, language, library } = context;
  const say = words.ruleChange.trial;
  const value = (said: Value, kind: string) => {
    if (said === null) return say.empty;
    if (Array.isArray(said)) return (said as readonly Link[]).map(({ by }) => words.signOffs.office[by]).join(language === "zh" ? "、" : ", ");
    return kind === "method" ? words.ruleChange.method[said as "completion" | "expiry" | "fixed"] : String(said);
  };
  const was = fieldsOf(before, before, context);
  const lines = fieldsOf(after, after, context).flatMap((field) => {
    const old = was.find(({ name }) => name === field.name);
    if (field.kind === "asked" || !old || canonicalJson(old.value) === canonicalJson(field.value)) return [];
    return [say.line(field.label, value(old.value, field.kind), value(field.value, field.kind))];
  });
  const [old, next] = [everyRequirement(rules.parse(before)), everyRequirement(rules.parse(after))];
  const only = (these: typeof old, those: typeof old) =>
    these.filter(({ id }) => !those.some((one) => one.id === id)).map((one) => requirementTitle(one, words, language, library));
  const all = [...only(next, old).map(say.added), ...only(old, next).map(say.removed), ...lines];
  return all.length > 0 ? all : [say.otherText];
}
