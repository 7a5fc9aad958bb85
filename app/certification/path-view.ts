import { dayOf } from "~/assignments/due";
import { catalogues } from "~/locale/catalogues";
import { dayIn, formatDay, formatNearDay } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { countToDraw } from "~/quizzes/draw";
import { nextExpiry } from "./dates";
import { type Path, type WayAhead, wayAhead } from "./path";
import { certificationTitle, performanceView, rungsOf, type Viewing } from "./rung-view";
import type { Waiting } from "./sign-offs";
import { dutyInWords, stoppedInWords } from "./stopped-view";
import { whyThisDate } from "./why";

/** What the path page shows of a path: texts in the page's language, dates as people read them. */
export type PathView = ReturnType<typeof viewOf>;

export function viewOf(path: Path, viewing: Viewing) {
  const { rules, standing, assignment, certificate } = path;
  const { library, language, today } = viewing;
  const days = library.courses.get(assignment?.courseId ?? "")?.days;
  const ahead = wayAhead(path);
  const owed = new Set(path.duties.flatMap(({ steps }) => steps));
  const isOpen = standing.name === "not-started" || standing.name === "in-progress";
  const dueOn = (isOpen && assignment?.dueOn) || null;
  const waitsForOthers = ahead?.waits && !ahead.waits.returned;
  return {
    id: assignment?.id ?? certificate!.id,
    tier: rules.tier,
    title: inLanguage(rules.title, language),
    day: isOpen && assignment ? dayOf({ dueOn, assignedOn: dayIn(library.zone, assignment.assignedAt), days }, today) : null,
    wasDue: dueOn && today > dueOn && !waitsForOthers ? formatNearDay(dueOn, today, language) : null,
    modules: path.modules > 0 ? { done: path.modulesDone, of: path.modules } : null,
    next: ahead && nextView(ahead, viewing),
    /** What leads to the next certificate; the first one, the one that renews it, or one earned anew. */
    rungs: ahead
      ? rungsOf(
          ahead.steps.filter((step) => !owed.has(step)),
          ahead.next,
          viewing,
        )
      : [],
    /** What is to be passed again so that the certificate held counts, and why. */
    owed: path.duties.map((duty) => ({ id: duty.factId, why: dutyInWords(duty, viewing), rungs: rungsOf(duty.steps, ahead!.next, viewing) })),
    leads: path.renewal ? path.renewal.path : certificate && path.waiver ? ("waiver" as const) : ("first" as const),
    /** What the certificate held rests on. */
    grounds: certificate ? rungsOf(standing.steps, null, viewing) : [],
    certificate: certificate && {
      serial: certificate.serial,
      standing: standing.name,
      stopped: "why" in standing ? stoppedInWords(standing, viewing) : null,
      opens: formatDay(certificate.windowOpensOn, language),
      until: formatDay(certificate.expiresOn, language),
      grace: formatDay(certificate.graceEndsOn, language),
    },
    why: whyView(path, viewing),
  };
}

/** The one card on top: what to do now, or what others will do. */
function nextView({ next, waits }: WayAhead, viewing: Viewing) {
  if (!next) return waits ? signingView(waits, viewing) : { kind: "complete" as const };
  if (next.state === "unavailable" || next.state === "met") return { kind: "unavailable" as const };
  if (next.kind === "role-play")
    return next.state === "planned"
      ? { kind: "planned" as const, ...performanceView(next, viewing) }
      : { kind: "to-be-planned" as const, title: inLanguage(next.requirement.title, viewing.language), again: next.tries > 0 };
  if (next.kind === "certificate") return { kind: "certificate" as const, title: certificationTitle(next, viewing), lost: next.lost !== null };
  if (next.kind === "exam") {
    const exam = viewing.library.exams.get(next.requirement.exam)!;
    const facts = { title: inLanguage(exam.title, viewing.language), tries: next.tries, count: countToDraw(exam), passMark: exam.passMark };
    return { kind: "exam" as const, ...facts, to: `/exams/${exam.id}` };
  }
  const module = viewing.library.modules.get(next.requirement.module)!;
  const title = inLanguage(module.title, viewing.language);
  if (next.kind === "quiz")
    return {
      kind: "quiz" as const,
      module: title,
      tries: next.tries,
      count: countToDraw(module.quiz!),
      passMark: module.quiz!.passMark,
      to: `/modules/${module.slug}/quiz`,
    };
  const place = module.lessons.findIndex(({ id }) => id === next.nextLessonId);
  const lesson = module.lessons[place]!;
  return {
    kind: "lesson" as const,
    module: title,
    begun: next.read > 0,
    number: place + 1,
    of: next.of,
    title: inLanguage(lesson.title, viewing.language),
    minutes: lesson.minutes,
    to: `/modules/${module.slug}/lessons/${lesson.id}`,
  };
}

/** Who is to sign, since when, and what for, where it was given back. */
function signingView({ signOff, since, returned }: Waiting, { library, language, today }: Viewing) {
  const { office, path } = catalogues[language].signOffs;
  const detail = returned
    ? path.returned(office[signOff.by], returned.reason)
    : path.waits(office[signOff.by], formatNearDay(dayIn(library.zone, since), today, language));
  return { kind: "signing" as const, title: returned ? path.returnedTitle : path.title, detail };
}

/** Why the certificate ends when it does; before it is earned, when it would. */
function whyView({ rules, assignment, certificate, standing }: Path, { language, today }: Viewing) {
  const { method, months, windowDays } = rules.validity;
  if (certificate) {
    const why = whyThisDate(certificate, rules);
    const days = { completed: formatDay(why.completed, language), months };
    if (why.from === "list") return { from: why.from, said: catalogues[language].register.why.imported(days.completed) };
    if (why.from === "due-date") return { from: why.from, ...days, dueOn: formatDay(why.dueOn, language) };
    if (why.from === "extended") return { from: why.from, was: formatDay(why.was, language), expires: formatDay(why.expires, language) };
    if (why.from === "recalculated")
      return {
        from: why.from,
        said: catalogues[language].register.why.recalculated(
          formatDay(why.on, language),
          why.counted && { months: why.counted.months, from: formatDay(why.counted.from, language) },
        ),
      };
    if (why.from === "fixed") return { from: why.from, ...days, anchor: formatDay(why.anchor, language), minimum: why.minimum };
    return why.from === "expiry" ? { from: why.from, ...days, previousExpiry: formatDay(why.previousExpiry, language) } : { from: why.from, ...days };
  }
  const dueDate = assignment?.dueOn;
  if (standing.steps.length === 0 || method !== "expiry" || !dueDate || today > dueDate) return { from: "ahead-of-completion" as const, months };
  const { expires } = nextExpiry({ method, activeMonths: months, windowDays, dueDate, completed: today });
  return { from: "ahead-of-due-date" as const, dueOn: formatDay(dueDate, language), expires: formatDay(expires, language) };
}
