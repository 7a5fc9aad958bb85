import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { writeCookie } from "~/http/cookies";
import { parseForm, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { chooseLanguage } from "~/people/preferences.server";

const shape = z.object({
  to: z.string().max(2000).default("/"),
  language: z.enum(["en", "zh"]).optional(),
  theme: z.enum(["auto", "light", "dark"]).optional(),
});

/** Language and colours. The person's language is kept with the person, a stranger's and the device's colours in a cookie. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(context, request, shape);
  if (!form.ok) return refuseForm(form);
  const { to, language, theme } = form.value;
  const cookies = theme ? [writeCookie(context, "theme", theme, 400)] : [];
  if (language && context.visitor) await chooseLanguage(context.store, context.visitor.personId, language);
  else if (language) cookies.push(writeCookie(context, "language", language, 400));
  return done(context, to, undefined, cookies);
}
