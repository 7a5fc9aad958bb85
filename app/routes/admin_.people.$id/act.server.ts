import type { AppLoadContext } from "@remix-run/node";
import { type FieldErrors, invalid, refuseForm, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import type { Person } from "~/people/person.server";
import type { Visitor } from "~/people/visitor";

/** Something that is to be done to a person, by the form of their page. */
export type Act = { context: AppLoadContext; typed: Typed; person: Person; me: Visitor };

export const back = ({ context, person }: Act, toast: "saved" | "deactivated" | "reactivated" = "saved") => done(context, `/admin/people/${person.id}`, toast);
export const refuse = ({ context, typed }: Act, errors: FieldErrors, status?: number) => refuseForm(invalid(context, errors, typed), status);
