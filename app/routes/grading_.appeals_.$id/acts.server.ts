import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { idField, longText } from "~/http/fields";
import type { OpenedAppeal } from "~/http/open-appeal.server";
import { invalid, parseTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow } from "~/http/refusal";
import { nameIn } from "~/people/names";
import { hasSteppedUp } from "~/people/step-up";
import { stepUp } from "~/people/step-up.server";
import { ownAppeal, receiveAppeal } from "~/role-plays/appeal-care.server";
import { decideAppeal } from "~/role-plays/appeal-deciding.server";

const id = z.string("invalid").max(100, "unknown").default("");
const careShape = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("receive") }),
  z.object({ intent: z.literal("take"), seen: id }),
  z.object({ intent: z.literal("name"), seen: id, owner: idField }),
]);

/** Confirms that an appeal was received, takes it, or gives it to somebody. */
export async function careFor(context: AppLoadContext, { appeal, may }: OpenedAppeal, typed: Typed) {
  const { store, words, now } = context;
  const { personId: byId } = requireVisitor(context);
  const say = words.appeals;
  const form = parseTyped(context, typed, careShape);
  if (!form.ok) return refuseForm(form);
  const back = `/grading/appeals/${appeal.id}`;
  const refuse = (sentence: string, field = "", status = 409) => refuseForm(invalid(context, { [field]: sentence }, typed), status);
  if (form.value.intent === "receive") {
    allow(may.receive || appeal.received !== null || appeal.decidedAt !== null, say.refused["may-not"]);
    return (await receiveAppeal(store, { appealId: appeal.id, byId }, now)) ? done(context, back, "appealReceived") : refuse(say.refused.received);
  }
  const naming = form.value.intent === "name" ? form.value.owner : null;
  allow(naming === null ? may.take || appeal.owned !== null || appeal.decidedAt !== null : may.nameOwner || appeal.decidedAt !== null, say.refused["may-not"]);
  const owned = await ownAppeal(store, { appealId: appeal.id, ownerId: naming ?? byId, byId, seen: form.value.seen || null }, now);
  if (owned === "owned") return done(context, back, naming === null ? "appealTaken" : "appealGiven");
  return owned === "may-not" ? refuse(say.refused["owner-may-not"], "owner", 422) : refuse(say.refused[owned === "changed" ? "owner-changed" : owned]);
}

const decisionShape = z.object({ outcome: z.enum(["stands", "changed", "again"], "choose"), reason: longText, seen: idField });

/** Decides an appeal, after a step-up: what is decided is signed. */
export async function decide(context: AppLoadContext, { appeal, performance, may }: OpenedAppeal, typed: Typed) {
  const { store, words, language, library, now } = context;
  const visitor = requireVisitor(context);
  const say = words.appeals;
  const refuse = (errors: Record<string, string>, status = 422) => refuseForm(invalid(context, errors, typed), status);
  if (appeal.decidedAt) return refuse({ "": say.refused.decided }, 409);
  allow(may.decide, say.refused["not-owner"]);
  const form = parseTyped(context, typed, decisionShape);
  if (!form.ok) return refuseForm(form);
  if (!hasSteppedUp(visitor, now)) {
    const password = typeof typed.password === "string" ? typed.password.slice(0, 500) : "";
    if (password === "") return refuse({ password: words.replies.field.required });
    const confirmed = await stepUp(store, { visitor, password }, now);
    if (confirmed.outcome === "wrong") return refuse({ password: words.grading.sign.wrong });
    if (confirmed.outcome === "slowed") return refuse({ password: words.grading.sign.slowed(confirmed.seconds) }, 429);
  }
  const { outcome, reason, seen } = form.value;
  const what = outcome === "changed" ? { outcome, change: changeIn(typed) } : { outcome };
  const nameAsSigned = visitor.otherName ? `${visitor.name} ${visitor.otherName}` : visitor.name;
  const by = { appealId: appeal.id, byId: visitor.personId, nameAsSigned, meaning: say.meaning(nameIn(language, performance.staff)) };
  const decided = await decideAppeal(store, { ...what, ...by, reason, seen }, library, now);
  if (decided.outcome === "decided") return done(context, `/grading/appeals/${appeal.id}`, "appealDecided");
  if (decided.outcome === "unusable") return refuse(Object.fromEntries(decided.unusable.map(({ field, kind }) => [field, say.unusable[kind]])));
  return refuse({ "": say.refused[decided.why] }, decided.why === "worse" || decided.why === "same" || decided.why === "passed" ? 422 : 409);
}

/** The fields `level.<criterion>`, `note.<criterion>` and `redLine`. What is twice or too long is no level and no note. */
function changeIn(typed: Typed) {
  const named = (kind: "level" | "note") =>
    Object.fromEntries(
      Object.entries(typed).flatMap(([field, value]) =>
        field.startsWith(`${kind}.`) && typeof value === "string" && longTextOrNone.safeParse(value).success ? [[field.slice(kind.length + 1), value]] : [],
      ),
    );
  return { levels: named("level"), notes: named("note"), redLines: [typed.redLine ?? []].flat() };
}
const longTextOrNone = z.union([z.literal(""), longText]);
