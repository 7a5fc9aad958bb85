import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { addDays, instantAt, isDay } from "~/locale/day";
import { nameAndNumber } from "~/people/managers.server";
import { type Place, type TrailFilters, whoIsMeant } from "~/record/trail.server";
import { type FieldErrors, parseTyped, readQuery, type Typed } from "./parse-form.server";

const text = z.string("invalid").trim().max(200, "tooLong200").default("");
const day = z
  .string("notADate")
  .trim()
  .refine((value) => value === "" || isDay(value), "notADate")
  .default("");
const shape = (acts: Record<string, string>) =>
  z.object({
    ...{ person: text, actor: text, from: day, until: day },
    act: z
      .string("unknown")
      .refine((value) => value === "" || Object.hasOwn(acts, value), "unknown")
      .default(""),
    before: z
      .string("unknown")
      .regex(/^(\d{1,15}\.[0-9a-z-]{1,60})?$/, "unknown")
      .default(""),
  });

export type Asked = { filters: TrailFilters | null; place: Place | undefined; errors: FieldErrors; typed: Typed };

/** What of the audit trail an address asks for. `filters`: null where that cannot be told, with a sentence at the field. */
export async function trailAsked(context: AppLoadContext, request: Request): Promise<Asked> {
  const { words, zone } = context;
  const typed = readQuery(request);
  const form = parseTyped(context, typed, shape(words.trail.acts));
  if (!form.ok) return { filters: null, place: undefined, errors: form.errors, typed: form.typed };
  const { person, actor, act, from, until, before } = form.value;
  const errors: FieldErrors = {};
  if (from && until && until < from) errors.until = words.trail.backwards;
  const filters: TrailFilters = {
    ...{ person: await meant(context, person, "person", errors), actor: await meant(context, actor, "actor", errors), act: act || undefined },
    from: from ? instantAt(zone, from, "00:00") : undefined,
    until: until ? instantAt(zone, addDays(until, 1), "00:00") : undefined,
  };
  const [at, id] = before.split(".");
  const place = at && id ? { at: new Date(Number(at)), id } : undefined;
  return { filters: Object.keys(errors).length > 0 ? null : filters, place, errors, typed: { person, actor, act, from, until } };
}

async function meant({ store, words }: AppLoadContext, typed: string, field: string, errors: FieldErrors): Promise<string | undefined> {
  if (!typed) return undefined;
  const found = await whoIsMeant(store.read, typed);
  if (found.length === 1) return found[0]!.id;
  errors[field] = found.length === 0 ? words.trail.nobody : words.trail.several(found.map(nameAndNumber).join(", "));
  return undefined;
}

/** The address of the page behind this place, with the same filters. */
export function olderThan({ at, id }: Place, typed: Typed): string {
  const query = new URLSearchParams(Object.entries(typed).flatMap(([name, value]) => (value && typeof value === "string" ? [[name, value]] : [])));
  query.set("before", `${at.getTime()}.${id}`);
  return `?${query}`;
}
