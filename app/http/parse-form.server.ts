import { type AppLoadContext, data } from "@remix-run/node";
import type { z } from "zod";
import { refusal } from "./refusal";

/** What was typed, to be shown again. Several values of one name are a list. */
export type Typed = Record<string, string | string[]>;
/** A sentence per field, in the person's language. The field "" is the form as a whole. */
export type FieldErrors = Record<string, string>;
export type FormResult<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors; typed: Typed };

/** Longer values are not sent back: echoing a megabyte would slow everybody. */
const ECHO = 20_000;

/**
 * Reads a form by a zod shape over `{ field: string | string[] }`. Messages in the shape are keys of `replies.field` in the
 * catalogue (`z.string().min(1, "required")`); anything else reads as "this value cannot be used".
 */
export async function parseForm<T>(context: AppLoadContext, request: Request, shape: z.ZodType<T>): Promise<FormResult<T>> {
  return parseTyped(context, await readTyped(request), shape);
}

/** The form's fields as they came, once; for pages that must look at an `intent` before choosing a shape. */
export async function readTyped(request: Request): Promise<Typed> {
  const form = await request.formData().catch(() => {
    throw refusal(400);
  });
  const typed: Typed = Object.create(null) as Typed;
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).map((value) => (typeof value === "string" ? value.normalize("NFC").replace(/\r\n/g, "\n") : value.name));
    typed[name] = values.length === 1 ? values[0]! : values;
  }
  return typed;
}

/** The fields of a form that was sent in the address, as searches and filters are. */
export function readQuery(request: Request): Typed {
  const query = new URL(request.url).searchParams;
  const typed: Typed = Object.create(null) as Typed;
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name).map((value) => value.normalize("NFC"));
    typed[name] = values.length === 1 ? values[0]! : values;
  }
  return typed;
}

export function parseTyped<T>(context: AppLoadContext, typed: Typed, shape: z.ZodType<T>): FormResult<T> {
  const result = shape.safeParse({ ...typed });
  if (result.success) return { ok: true, value: result.data };
  const errors: FieldErrors = {};
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? "");
    errors[field] ??= sentence(context, issue, typed[field]);
  }
  return invalid(context, errors, typed);
}

/** A refused form, for reasons found after its shape was right. */
export function invalid(context: AppLoadContext, errors: FieldErrors, typed: Typed): { ok: false; errors: FieldErrors; typed: Typed } {
  const echoed: Typed = {};
  for (const [name, value] of Object.entries(typed)) {
    if (String(value).length <= ECHO && !/password/i.test(name)) echoed[name] = value;
    else if (errors[name] && String(value).length > ECHO) errors[name] += ` ${context.words.replies.notEchoed}`;
  }
  return { ok: false, errors, typed: echoed };
}

/** The 422 answer for a refused form: the page shows the sentences at their fields and what was typed. */
export const refuseForm = (result: { errors: FieldErrors; typed: Typed }, status = 422) => data({ errors: result.errors, typed: result.typed }, { status });

function sentence(context: AppLoadContext, issue: z.core.$ZodIssue, value: unknown): string {
  const words: Record<string, string> = context.words.replies.field;
  const named = words[issue.message];
  if (named) return named;
  if (value === undefined || value === "") return context.words.replies.field.required;
  if (issue.code === "too_big") return context.words.replies.field.tooLong;
  return context.words.replies.field.invalid;
}
