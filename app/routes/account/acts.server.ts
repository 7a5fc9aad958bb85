import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { writeCookie } from "~/http/cookies";
import { deviceFrom } from "~/http/device.server";
import { idField } from "~/http/fields";
import { invalid, parseTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { chooseMail } from "~/messages/choices.server";
import { samplePasswords } from "~/people/demo";
import { changePassword, endOtherSessions, endOwnSession } from "~/people/own-account.server";
import { chooseLanguage } from "~/people/preferences.server";
import type { Visitor } from "~/people/visitor";

type Act = { context: AppLoadContext; request: Request; typed: Typed; me: Visitor };

const password = z.string("required").min(1, "required").max(500, "tooLong");
const passwordShape = z.object({ currentPassword: password, newPassword: password, repeatPassword: password });
const preferencesShape = z.object({ language: z.enum(["auto", "en", "zh"], "choose"), theme: z.enum(["auto", "light", "dark"], "choose") });
const mailShape = z.object({ mail: z.enum(["all", "duties"], "choose") });
const sessionShape = z.object({ session: idField });

/** What one may do on the page about oneself, by the `intent` of the form. */
export const acts = {
  async password({ context, request, typed, me }: Act) {
    const form = parseTyped(context, typed, passwordShape);
    if (!form.ok) return refuseForm(form);
    const { currentPassword, newPassword, repeatPassword } = form.value;
    const words = context.words.people;
    const refuse = (errors: Record<string, string>, status?: number) => refuseForm(invalid(context, errors, {}), status);
    if (newPassword !== repeatPassword) return refuse({ repeatPassword: words.password.differs });

    const change = { current: currentPassword, next: newPassword, samples: samplePasswords(context.settings), browser: deviceFrom(context, request).browser };
    const result = await changePassword(context.store, me, change, context.now);
    switch (result.outcome) {
      case "changed":
        return done(context, "/account", "passwordChanged");
      case "wrong":
        return refuse({ currentPassword: words.password.wrong });
      case "slowed":
        return refuse({ currentPassword: words.password.slowed(result.seconds) }, 429);
      case "weak":
        return refuse({ newPassword: words.password[result.weakness] });
    }
  },

  async preferences({ context, typed, me }: Act) {
    const form = parseTyped(context, typed, preferencesShape);
    if (!form.ok) return refuseForm(form);
    const { language, theme } = form.value;
    await chooseLanguage(context.store, me.personId, language === "auto" ? null : language);
    // A choice this device made before signing in must not stand in the way of "as the browser".
    return done(context, "/account", "saved", [
      writeCookie(context, "theme", theme, 400),
      ...(language === "auto" ? [writeCookie(context, "language", "", 0)] : []),
    ]);
  },

  async mail({ context, typed, me }: Act) {
    const form = parseTyped(context, typed, mailShape);
    if (!form.ok) return refuseForm(form);
    await chooseMail(context.store, me.personId, { dutiesOnly: form.value.mail === "duties" }, context.now);
    return done(context, "/account", "saved");
  },

  async "end-session"({ context, typed, me }: Act) {
    const form = parseTyped(context, typed, sessionShape);
    if (!form.ok || !(await endOwnSession(context.store, me, form.value.session, context.now))) throw refusal(404);
    return done(context, "/account", "deviceSignedOut");
  },

  async "end-others"({ context, me }: Act) {
    await endOtherSessions(context.store, me, context.now);
    return done(context, "/account", "devicesSignedOut");
  },
};
