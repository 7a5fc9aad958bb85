import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { endAbsence, recordAbsence, takeAbsenceBack } from "~/certification/absences.server";
import { takeDutyBack } from "~/certification/owing.server";
import { recordIncident } from "~/certification/retraining.server";
import { giveWaiver } from "~/certification/waiving.server";
import { dayField, idField, longText } from "~/http/fields";
import { invalid, parseTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";

type Asked = { context: AppLoadContext; personId: string; by: string; typed: Typed };

/** What HR can do on the page, by the `act` of the form; without one it waives. */
export function carryOut(asked: Asked) {
  const { context, typed } = asked;
  const act = acts[String(typed.act ?? "waive") as keyof typeof acts];
  return act ? act(asked) : refuseForm(invalid(context, { "": context.words.replies.field.invalid }, typed));
}

const acts = { waive, absence, "absence-end": absenceEnd, "absence-back": absenceBack, incident, "duty-back": dutyBack };

const saved = ({ context, personId }: Asked) => done(context, `/hr/people/${personId}/exceptions`, "saved");
/** The state has changed since the page was read. */
const late = ({ context, typed }: Asked, sentence: string) => refuseForm(invalid(context, { "": sentence }, typed), 409);
const wrongAt = ({ context, typed }: Asked, field: string, sentence: string) => refuseForm(invalid(context, { [field]: sentence }, typed));

const waiver = z.object({ certification: idField, requirement: idField, reason: longText });

async function waive(asked: Asked) {
  const { context, personId, by: givenBy, typed } = asked;
  const form = parseTyped(context, typed, waiver);
  if (!form.ok) return refuseForm(form);
  const { certification: certificationId, requirement: requirementId, reason } = form.value;
  const outcome = await giveWaiver(context.store, context.library, { personId, certificationId, requirementId, reason, givenBy }, context.now);
  return outcome === "given" ? saved(asked) : late(asked, context.words.exceptions[outcome]);
}

const optionalDay = z.union([z.literal("").transform(() => null), dayField], "notADate").default(null);
const away = z.object({ from: dayField, to: optionalDay, reason: longText });

async function absence(asked: Asked) {
  const { context, personId, by: recordedBy, typed } = asked;
  const form = parseTyped(context, typed, away);
  if (!form.ok) return refuseForm(form);
  const outcome = await recordAbsence(context.store, context.library, { personId, recordedBy, ...form.value }, context.now);
  const field = outcome === "ends-before" || outcome === "too-long" ? "to" : "from";
  return outcome === "recorded" ? saved(asked) : wrongAt(asked, field, context.words.exceptions.absences[outcome]);
}

const ended = z.object({ absence: idField, to: dayField });

async function absenceEnd(asked: Asked) {
  const { context, personId, by: endedBy, typed } = asked;
  const form = parseTyped(context, typed, ended);
  if (!form.ok) return refuseForm(form);
  const outcome = await endAbsence(context.store, context.library, { personId, absenceId: form.value.absence, to: form.value.to, endedBy }, context.now);
  if (outcome === "recorded") return saved(asked);
  const sentence = context.words.exceptions.absences[outcome];
  return outcome === "gone" ? late(asked, sentence) : wrongAt(asked, "to", sentence);
}

const takenBack = z.object({ absence: idField, reason: longText });

async function absenceBack(asked: Asked) {
  const { context, personId, by: takenBackBy, typed } = asked;
  const form = parseTyped(context, typed, takenBack);
  if (!form.ok) return refuseForm(form);
  const { absence: absenceId, reason } = form.value;
  const outcome = await takeAbsenceBack(context.store, context.library, { personId, absenceId, reason, takenBackBy }, context.now);
  return outcome === "recorded" ? saved(asked) : late(asked, context.words.exceptions.absences.gone);
}

const happened = z.object({ cause: z.enum(["complaint", "red-line"], "choose"), day: dayField, reason: longText });

async function incident(asked: Asked) {
  const { context, personId, by: recordedBy, typed } = asked;
  const form = parseTyped(context, typed, happened);
  if (!form.ok) return refuseForm(form);
  const outcome = await recordIncident(context.store, context.library, { personId, recordedBy, ...form.value }, context.now);
  if (outcome === "recorded") return saved(asked);
  const sentence = context.words.exceptions.incidents[outcome];
  return outcome === "none" || outcome === "known" ? late(asked, sentence) : wrongAt(asked, "day", sentence);
}

const droppedDuty = z.object({ duty: idField, reason: longText });

async function dutyBack(asked: Asked) {
  const { context, personId, by: takenBackBy, typed } = asked;
  const form = parseTyped(context, typed, droppedDuty);
  if (!form.ok) return refuseForm(form);
  const { duty: dutyId, reason } = form.value;
  const outcome = await takeDutyBack(context.store, context.library, { personId, dutyId, reason, takenBackBy }, context.now);
  return outcome === "taken-back" ? saved(asked) : late(asked, context.words.exceptions.duties.gone);
}
