import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { line } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { registerAsked } from "~/http/register-asked.server";
import { queryOf } from "~/register/filters";
import { deleteView, saveView } from "~/register/views.server";

const viewForm = z.object({ name: line.max(60, "tooLong"), first: z.literal("yes").optional() });

/** Keeps what the address shows under a name, or lets a view go. */
export async function keepView(context: AppLoadContext, request: Request) {
  const visitor = requireVisitor(context);
  const { store, now } = context;
  const asked = await registerAsked(context, request);
  if (!asked.form.ok) throw refusal(422, Object.values(asked.form.errors)[0]);
  const { after: _, before: __, columns: chosen, ...filters } = asked.form.value;
  const query = queryOf(filters, {}, chosen);
  const typed = await readTyped(request);
  const act = actOf({ save: "save", delete: "delete" } as const, typed);
  if (act === "delete") {
    await deleteView(store, visitor.personId, String(typed.id));
    return done(context, `/hr/register${query || "?q="}`, "saved");
  }
  const form = parseTyped(context, typed, viewForm);
  if (!form.ok) return refuseForm(form);
  const saved = await saveView(store, visitor.personId, { name: form.value.name, query, opensFirst: form.value.first === "yes" }, now);
  if (saved === "full") return refuseForm(invalid(context, { name: context.words.register.views.full }, typed));
  return done(context, `/hr/register${query || "?q="}`, "saved");
}
