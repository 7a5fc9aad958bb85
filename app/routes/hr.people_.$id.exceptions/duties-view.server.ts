import type { AppLoadContext } from "@remix-run/node";
import { daysAway } from "~/certification/absence";
import { absencesOf } from "~/certification/absences.server";
import { dutiesOf, dutyFacts } from "~/certification/duties.server";
import type { Owed } from "~/certification/facts";
import { countingCertificates } from "~/certification/owing.server";
import { happenedAgain, retrainingAsked } from "~/certification/retraining";
import { requirement } from "~/certification/rules";
import { addDays, dayIn, formatDay, formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { nameIn } from "~/people/names";
import { namesOf } from "~/record/names.server";
import { requirementTitle } from "~/record/record-view";

/** What a person owes or has owed for their certificates, their absences, and what a complaint would ask of them. */
export async function dutiesView(context: AppLoadContext, personId: string) {
  const { store, library, language, words, today } = context;
  const [duties, absences] = [await dutiesOf(store.read, personId), await absencesOf(store.read, personId)];
  const facts = new Map((await dutyFacts(store.read, personId)).map((fact) => [fact.factId, fact]));
  const names = await namesOf(store.read, [
    ...duties.flatMap((one) => [one.setBy ?? [], one.takenBackBy ?? []].flat()),
    ...absences.flatMap((one) => [one.recordedBy, one.takenBackBy ?? []].flat()),
  ]);
  const kept = { context, nameOf: (id: string) => nameIn(language, names.get(id) ?? { name: id, otherName: null }) };
  const asking = (await countingCertificates(store.read, personId, today)).filter(({ rules }) => retrainingAsked(rules).length > 0);
  const days = duties.flatMap(({ about, takenBackAt }) => (about.kind === "retraining" && !takenBackAt ? [about.day] : []));
  return {
    today,
    absences: absences.map((one) => absenceView(one, kept)),
    duties: duties.map((one) => dutyView(one, facts.get(one.id)?.metAt ?? null, kept)),
    incidents: asking.map(({ serial, rules }) => ({
      serial,
      title: inLanguage(rules.title, language),
      lead: words.exceptions.incidents.lead(
        rules.retraining!.withinDays,
        retrainingAsked(rules).map((one) => requirementTitle(one, words, language, library)),
      ),
      again: happenedAgain([...new Set(days)], today),
    })),
  };
}
export type DutiesView = Awaited<ReturnType<typeof dutiesView>>;

type Kept = { context: AppLoadContext; nameOf: (id: string) => string };
type TakenBack = { takenBackBy: string | null; takenBackAt: Date | null; takenBackReason: string | null };

function takenBackLine({ takenBackBy, takenBackAt, takenBackReason }: TakenBack, { context: { words, zone, language }, nameOf }: Kept): string | null {
  if (!takenBackAt) return null;
  const { takenBack, bySystem } = words.exceptions.duties;
  return takenBack(takenBackBy ? nameOf(takenBackBy) : bySystem, formatInstant(takenBackAt, zone, language), takenBackReason ?? "");
}

function absenceView({ id, fromOn, toOn, reason, recordedBy, recordedAt, ...rest }: Awaited<ReturnType<typeof absencesOf>>[number], kept: Kept) {
  const { words, language, zone } = kept.context;
  const [from, say] = [formatDay(fromOn, language), words.exceptions.absences];
  return {
    ...{ id, reason, isOpen: toOn === null, takenBack: takenBackLine(rest, kept) },
    title: toOn ? say.span(from, formatDay(toOn, language), daysAway({ from: fromOn, to: toOn })) : say.since(from),
    by: words.exceptions.by(kept.nameOf(recordedBy), formatInstant(recordedAt, zone, language)),
  };
}

function dutyView(duty: Awaited<ReturnType<typeof dutiesOf>>[number], metAt: Date | null, kept: Kept) {
  const { words, language, library, zone } = kept.context;
  const { id, about, certificationId, requirements, reason, setBy, setAt, takenBackAt } = duty;
  const say = words.exceptions;
  const asked = requirement.array().parse(requirements);
  return {
    ...{ id, reason, isOpen: !metAt, takenBack: takenBackLine(duty, kept) },
    title: dutyTitle(about, certificationId, kept),
    asked: say.duties.asked(asked.map((one) => requirementTitle(one, words, language, library))),
    state: takenBackAt ? null : metAt ? say.duties.met(formatDay(dayIn(zone, metAt), language)) : openState(duty, kept),
    by: say.by(setBy ? kept.nameOf(setBy) : say.duties.bySystem, formatInstant(setAt, zone, language)),
  };
}

function openState({ sinceOn, dueOn }: { sinceOn: string; dueOn: string }, { context: { words, language, today } }: Kept): string {
  const { later, overdue, running } = words.exceptions.duties;
  if (sinceOn > today) return later(formatDay(sinceOn, language));
  return today > dueOn ? overdue(formatDay(addDays(dueOn, 1), language)) : running(formatDay(dueOn, language));
}

function dutyTitle(about: Owed["about"], certificationId: string, { context: { words, language, library } }: Kept): string {
  const say = words.exceptions.duties;
  const day = (date: string) => formatDay(date, language);
  const certification = inLanguage(library.certifications.get(certificationId)?.title ?? { en: certificationId }, language);
  if (about.kind === "absence") return say.absence(say.span(day(about.from), day(about.to)), certification);
  if (about.kind === "retraining") return say.retraining[about.cause](day(about.day), certification);
  return say.delta(inLanguage(library.modules.get(about.moduleId)?.title ?? { en: about.moduleId }, language), about.version, certification);
}
