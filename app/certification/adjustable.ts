import type { z } from "zod";
import { canonicalJson } from "~/content/canonical-json";
import type { Office, rules } from "./rules";

/** Rules as their authors wrote them, before any shape was applied to them: what is hashed and kept. */
export type Authored = z.input<typeof rules>;
/** A link of a chain of sign-offs: who signs, and what they confirm. */
export type Link = { id: string; by: Office; confirms: { en?: string | undefined; zh?: string | undefined } };
export type Value = string | number | boolean | null | readonly Link[];
/** What HR has set apart from the authors' text, by name. */
export type Adjustments = Record<string, Value>;

/** How a name is called on a page: `months`, or `graders` of a requirement, `criterionFloor` of a criterion. */
export type AdjustableKey =
  | "months"
  | "windowDays"
  | "graceDays"
  | "method"
  | "minimumMonths"
  | "mean"
  | "floor"
  | "criterionFloor"
  | "afterHours"
  | "noteAfterFails"
  | "remindOnDay"
  | "tellHrOnDay"
  | "reviewOnDay"
  | "asked"
  | "graders"
  | "outsideLine"
  | "waiverDays"
  | "absenceDays"
  | "deltaDays"
  | "retrainingDays"
  | "signOffs";

/**
 * Something HR may set. `name` is where it stands in the rules, with dots; of a list, by id: `requirements.role-play-contact.graders`.
 * `of`: the requirement or criterion it is about. Whole numbers run from `from` to `to`, both included.
 */
export type Adjustable = { name: string; key: AdjustableKey; of?: string } & (
  | { kind: "whole"; from: number; to: number; optional?: true }
  | { kind: "mean" }
  | { kind: "method" }
  | { kind: "asked" }
  | { kind: "chain" }
);

const whole = (name: string, key: AdjustableKey, from: number, to: number, of?: string): Adjustable => ({
  name,
  key,
  kind: "whole",
  from,
  to,
  ...(of ? { of } : {}),
});

/** Everything HR may set about these rules, in the order of a page. */
export function adjustablesOf({ rolePlayPass, rolePlayResit, escort, absence, delta, retraining, requirements, renewal }: Authored): Adjustable[] {
  return [
    whole("validity.months", "months", 1, 120),
    whole("validity.windowDays", "windowDays", 0, 365),
    whole("validity.graceDays", "graceDays", 0, 365),
    { name: "validity.method", key: "method", kind: "method" },
    { name: "validity.minimumMonths", key: "minimumMonths", kind: "whole", from: 0, to: 120, optional: true },
    { name: "rolePlayPass.mean", key: "mean", kind: "mean" },
    whole("rolePlayPass.floor", "floor", 1, 5),
    ...Object.keys(rolePlayPass.floors ?? {}).map((id) => whole(`rolePlayPass.floors.${id}`, "criterionFloor", 1, 5, id)),
    ...(rolePlayResit ? [whole("rolePlayResit.afterHours", "afterHours", 0, 1000), whole("rolePlayResit.noteAfterFails", "noteAfterFails", 1, 20)] : []),
    ...(escort ? (["remindOnDay", "tellHrOnDay", "reviewOnDay"] as const).map((key) => whole(`escort.${key}`, key, 1, 365)) : []),
    ...(absence ? [whole("absence.days", "absenceDays", 1, 1000)] : []),
    ...(delta ? [whole("delta.withinDays", "deltaDays", 1, 365)] : []),
    ...(retraining ? [whole("retraining.withinDays", "retrainingDays", 1, 365)] : []),
    { name: "signOffs", key: "signOffs", kind: "chain" },
    ...requirements.flatMap((one) => ofRequirement("requirements", one)),
    ...(renewal?.requirements ?? []).flatMap((one) => ofRequirement("renewal.requirements", one)),
    ...(renewal ? [{ name: "renewal.signOffs", key: "signOffs", kind: "chain" } as const] : []),
  ];
}

function ofRequirement(list: string, one: Authored["requirements"][number]): Adjustable[] {
  const at = `${list}.${one.id}`;
  if (one.kind === "certificate") return one.waiver ? [whole(`${at}.waiver.withinDays`, "waiverDays", 1, 365, one.id)] : [];
  if (one.kind !== "role-play") return [];
  return [
    { name: at, key: "asked", kind: "asked", of: one.id },
    whole(`${at}.graders`, "graders", 1, 2, one.id),
    whole(`${at}.outsideLine`, "outsideLine", 0, 2, one.id),
  ];
}

/** What a name says in rules; of a requirement, whether it is asked. What authors left out is said as it is understood. */
export function valueIn(body: Authored, { name, key }: Pick<Adjustable, "name" | "key">): Value {
  const found = at(body, name.split("."));
  if (key === "asked") return found !== undefined;
  if (found === undefined) return key === "graders" ? 1 : key === "outsideLine" ? 0 : null;
  return found as Value;
}

/** The authors' rules with what HR has set. What the authors took away since is set no more. */
export function adjusted(body: Authored, adjustments: Adjustments): Authored {
  const next = structuredClone(body);
  const known = adjustablesOf(body).filter(({ name }) => name in adjustments);
  for (const { name, kind } of known) if (kind !== "asked") put(next, name.split("."), adjustments[name]!);
  for (const { name, kind } of known) if (kind === "asked" && adjustments[name] === false) take(next, name.split("."));
  return next;
}

/** Of some values those that differ from the authors'. */
export const adjustmentsTo = (body: Authored, values: Adjustments): Adjustments =>
  Object.fromEntries(
    adjustablesOf(body).flatMap((one) => (one.name in values && !isSame(values[one.name]!, valueIn(body, one)) ? [[one.name, values[one.name]!]] : [])),
  );

const isSame = (a: Value, b: Value) => canonicalJson(a) === canonicalJson(b);

/**
 * The chain somebody has put together, for the way to a first certificate or a renewal. Who signed before signs under the same id, so
 * that what was signed counts on; a new link has the name of its office, which stands nowhere else in the rules.
 */
export function chainOf(links: Omit<Link, "id">[], body: Authored, path: "signOffs" | "renewal.signOffs"): readonly Link[] | null {
  const before = (valueIn(body, { name: path, key: "signOffs" }) ?? []) as readonly Link[];
  const prefix = path === "signOffs" ? "signs" : "renewal-signs";
  const chain = links.map(({ by, confirms }) => ({ id: before.find((one) => one.by === by)?.id ?? `${prefix}-${by}`, by, confirms }));
  return chain.length > 0 ? chain : null;
}

/** Why values cannot stand beside each other: a key of `ruleChange.faults` in the catalogue, by the name it is about. */
export type AdjustmentFault = "windowTooLong" | "minimumMissing" | "minimumTooLong" | "escortOrder" | "tooManyOutside" | "nothingLeft";

/** What could never be kept to, or by nobody, whatever people do. */
export function adjustmentFaults(body: Authored): Record<string, AdjustmentFault> {
  const faults: Record<string, AdjustmentFault> = {};
  const { months, windowDays, method, minimumMonths } = body.validity;
  if (windowDays >= months * 28) faults["validity.windowDays"] = "windowTooLong";
  if (method === "fixed" && minimumMonths === undefined) faults["validity.minimumMonths"] = "minimumMissing";
  if (method === "fixed" && (minimumMonths ?? 0) > months) faults["validity.minimumMonths"] = "minimumTooLong";
  const { remindOnDay, tellHrOnDay, reviewOnDay } = body.escort ?? { remindOnDay: 0, tellHrOnDay: 0, reviewOnDay: 0 };
  if (remindOnDay > tellHrOnDay) faults["escort.tellHrOnDay"] = "escortOrder";
  if (tellHrOnDay > reviewOnDay) faults["escort.reviewOnDay"] = "escortOrder";
  for (const list of ["requirements", "renewal.requirements"])
    for (const one of list === "requirements" ? body.requirements : (body.renewal?.requirements ?? []))
      if (one.kind === "role-play" && (one.outsideLine ?? 0) > (one.graders ?? 1)) faults[`${list}.${one.id}.outsideLine`] = "tooManyOutside";
  return faults;
}

/** Whether the way to a first certificate, or a renewal, would ask for nothing any more. */
export const asksNothing = ({ requirements, renewal }: Authored): boolean => requirements.length === 0 || renewal?.requirements.length === 0;

type Node = Record<string, unknown> | { id: string }[];
const step = (node: unknown, key: string): unknown =>
  Array.isArray(node) ? node.find((one: { id: string }) => one.id === key) : (node as Record<string, unknown> | undefined)?.[key];
const at = (body: unknown, path: string[]): unknown => path.reduce(step, body);

function put(body: unknown, path: string[], value: Value) {
  const node = at(body, path.slice(0, -1)) as Record<string, unknown> | undefined;
  if (!node) return;
  if (value === null) delete node[path.at(-1)!];
  else node[path.at(-1)!] = value;
}

function take(body: unknown, path: string[]) {
  const list = at(body, path.slice(0, -1)) as Node;
  if (Array.isArray(list)) list.splice(0, list.length, ...list.filter(({ id }) => id !== path.at(-1)));
}
