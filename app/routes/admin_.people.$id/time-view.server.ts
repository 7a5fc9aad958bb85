import type { AppLoadContext } from "@remix-run/node";
import { addDays, formatDay, formatInstant } from "~/locale/day";
import { findDepartment } from "~/people/departments.server";
import { type Followed, heldBy, type Past } from "~/people/history.server";
import { nameAndNumber } from "~/people/managers.server";
import { mergesOf } from "~/people/merging.server";
import { bothNames, nameIn } from "~/people/names";
import { findPerson, type Person } from "~/people/person.server";
import { plannable } from "~/people/planned";
import { plannedFor } from "~/people/planned.server";
import { UNDOABLE } from "~/people/unmerging.server";

const labelsIn = ({ words }: AppLoadContext): Record<string, string> => ({
  ...words.staffList.fields,
  departmentId: words.admin.facts.department,
  managerId: words.admin.facts.manager,
});

/** One entry of what was changed about a person. */
export function pastView(context: AppLoadContext, { id, at, since, act, by, changes }: Past) {
  const { words, zone, language } = context;
  const { facts } = words.admin;
  const labels = labelsIn(context);
  const lines = changes.map(({ field, from, to }) => words.staffList.preview.change(labels[field] ?? field, from ?? facts.empty, to ?? facts.empty));
  const counts = since ? [words.odd.over.since(formatDay(since, language))] : [];
  return { id, when: formatInstant(at, zone, language), what: words.odd.history.acts[act](by && nameIn(language, by)), lines: [...lines, ...counts] };
}

/** What was held from when to when. */
export async function heldView(context: AppLoadContext, person: Person) {
  const { store, zone, language, words } = context;
  const labels = labelsIn(context);
  const day = (on: string | null) => on && formatDay(on, language);
  return (await heldBy(store.read, person, zone)).map(({ field, spans }: { field: Followed; spans: Awaited<ReturnType<typeof heldBy>>[number]["spans"] }) => ({
    label: labels[field] ?? field,
    lines: spans.map(({ value, fromOn, untilOn }) => ({ value: value ?? words.admin.facts.empty, span: words.odd.over.span(day(fromOn), day(untilOn)) })),
  }));
}

/** What is still to change, and what could not be carried out. */
export async function plansView(context: AppLoadContext, person: Person) {
  const { store, zone, language, words } = context;
  const labels = labelsIn(context);
  const { plans } = words.odd;
  const view = [];
  for (const { id, onDay, facts, leaves, plannedBy, plannedAt, failure } of await plannedFor(store.read, person.id)) {
    const lines = [];
    for (const field of plannable)
      if (field in facts) lines.push(`${labels[field] ?? field}${words.odd.colon}${await saidOf(context, field, facts[field] ?? null)}`);
    const by = await findPerson(store.read, plannedBy);
    view.push({
      id,
      what: leaves ? plans.leaves(formatDay(addDays(onDay, -1), language)) : plans.on(formatDay(onDay, language)),
      lines,
      by: plans.by(by ? nameIn(language, by) : words.frame.none, formatInstant(plannedAt, zone, language)),
      failed: failure && plans.failed[failure],
    });
  }
  return view;
}

/** Merges of this record that hold, and until when each can be undone. */
export async function mergesView(context: AppLoadContext, person: Person) {
  const { store, zone, language, words, now } = context;
  const { into, others } = await mergesOf(store.read, person.id);
  const view = [];
  for (const merge of [...(into ? [into] : []), ...others]) {
    const other = await findPerson(store.read, merge === into ? merge.keptId : merge.mergedId);
    if (!other) continue;
    const said = merge === into ? words.merging.into : words.merging.from;
    const until = new Date(merge.mergedAt.getTime() + UNDOABLE);
    view.push({
      mergeId: merge.id,
      isInto: merge === into,
      other: { id: other.id, name: nameAndNumber(other) },
      said: said(nameAndNumber(other), formatInstant(merge.mergedAt, zone, language)),
      until: until > now ? formatInstant(until, zone, language) : null,
    });
  }
  return view;
}

async function saidOf({ store, words }: AppLoadContext, field: string, value: string | null): Promise<string> {
  if (value === null) return words.admin.facts.empty;
  if (field === "departmentId") return bothNames(await findDepartment(store.read, value));
  const manager = field === "managerId" ? await findPerson(store.read, value) : undefined;
  return manager ? nameAndNumber(manager) : value;
}
