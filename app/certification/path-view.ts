import { dayOf } from "~/assignments/due";
import type { Library } from "~/content/library";
import { dayIn, daysBetween, formatDay, formatNearDay, timeIn } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import type { Day } from "~db/kit";
import { nextExpiry } from "./dates";
import type { Path } from "./path";
import type { CertificateStep, LessonsStep, QuizStep, RolePlayStep, Step } from "./standing";
import { whyThisDate } from "./why";

/** What the path page shows of a path: texts in the page's language, dates as people read them. */
export type PathView = ReturnType<typeof viewOf>;
export type RungView = ReturnType<ReturnType<typeof rungFor>>;
export type Viewing = { library: Library; language: Language; now: Date; today: Day };

export function viewOf(path: Path, viewing: Viewing) {
  const { rules, standing, assignment, certificate } = path;
  const { library, language, today } = viewing;
  const days = library.courses.get(assignment?.courseId ?? "")?.days;
  const isOpen = standing.name === "not-started" || standing.name === "in-progress";
  const dueOn = (isOpen && assignment?.dueOn) || null;
  return {
    id: assignment?.id ?? certificate!.id,
    tier: rules.tier,
    title: inLanguage(rules.title, language),
    day: isOpen && assignment ? dayOf({ dueOn, assignedOn: dayIn(library.zone, assignment.assignedAt), days }, today) : null,
    wasDue: dueOn && today > dueOn ? formatNearDay(dueOn, today, language) : null,
    modules: path.modules > 0 ? { done: path.modulesDone, of: path.modules } : null,
    next: isOpen ? nextView(standing.next, viewing) : null,
    rungs: standing.steps.map(rungFor(viewing, isOpen ? standing.next : null)),
    certificate: certificate && {
      serial: certificate.serial,
      standing: standing.name,
      opens: formatDay(certificate.windowOpensOn, language),
      until: formatDay(certificate.expiresOn, language),
      grace: formatDay(certificate.graceEndsOn, language),
    },
    why: whyView(path, viewing),
  };
}

/** The one card on top: what to do now, or what others will do. */
function nextView(next: Step | null, viewing: Viewing) {
  if (!next) return { kind: "complete" as const };
  if (next.state === "unavailable" || next.state === "met") return { kind: "unavailable" as const };
  if (next.kind === "role-play")
    return next.state === "planned"
      ? { kind: "planned" as const, ...performanceView(next, viewing) }
      : { kind: "to-be-planned" as const, title: inLanguage(next.requirement.title, viewing.language), again: next.tries > 0 };
  if (next.kind === "certificate") return { kind: "certificate" as const, title: certificationTitle(next, viewing), lost: next.lost !== null };
  const module = viewing.library.modules.get(next.requirement.module)!;
  const title = inLanguage(module.title, viewing.language);
  if (next.kind === "quiz")
    return {
      kind: "quiz" as const,
      module: title,
      tries: next.tries,
      count: module.quiz!.draw.count,
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

const rungFor = (viewing: Viewing, next: Step | null) => (step: Step) => {
  const common = { id: step.requirement.id, isNext: next?.requirement.id === step.requirement.id };
  if (step.kind === "role-play")
    return { ...common, kind: step.kind, title: inLanguage(step.requirement.title, viewing.language), ...rolePlayRung(step, viewing) };
  if (step.kind === "certificate") return { ...common, kind: step.kind, title: certificationTitle(step, viewing), ...certificateRung(step, viewing) };
  const module = viewing.library.modules.get(step.requirement.module);
  const title = module ? inLanguage(module.title, viewing.language) : step.requirement.module.toUpperCase();
  const to = module && (step.kind === "quiz" ? `/modules/${module.slug}/quiz` : `/modules/${module.slug}`);
  return step.kind === "quiz"
    ? { ...common, kind: step.kind, title, to, ...quizRung(step, viewing) }
    : { ...common, kind: step.kind, title, to, ...lessonsRung(step, viewing) };
};

function lessonsRung(step: LessonsStep, viewing: Viewing) {
  if (step.state === "open") return { state: step.state, left: step.of - step.read, of: step.of };
  return step.state === "met" ? { state: step.state, count: step.factIds.length, day: dayOfFact(step.at, viewing) } : { state: step.state };
}

function quizRung(step: QuizStep, viewing: Viewing) {
  if (step.state === "open") return { state: step.state, tries: step.tries, passMark: viewing.library.modules.get(step.requirement.module)!.quiz!.passMark };
  return step.state === "met" ? { state: step.state, percent: step.percent, day: dayOfFact(step.at, viewing) } : { state: step.state };
}

function rolePlayRung(step: RolePlayStep, viewing: Viewing) {
  if (step.state === "open") return { state: step.state, tries: step.tries };
  if (step.state === "planned") return { state: step.state, ...performanceView(step, viewing) };
  return { state: step.state, mean: (step.weightedSum / 100).toFixed(2), day: dayOfFact(step.at, viewing), to: `/performances/${step.performanceId}` };
}

function certificateRung(step: CertificateStep, viewing: Viewing) {
  if (step.state === "met") return { state: step.state, day: formatDay(step.validUntil, viewing.language), to: `/certificates/${step.serial}` };
  return { state: step.state, isLost: step.lost !== null, ...(step.lost ? { to: `/certificates/${step.lost}` } : {}) };
}

const certificationTitle = ({ requirement: { certification } }: CertificateStep, { library, language }: Viewing) =>
  inLanguage(library.certifications.get(certification)?.title ?? { en: certification }, language);

function performanceView(
  { requirement, performance: { performanceId, scenarioId, scheduledAt, room } }: RolePlayStep & { state: "planned" },
  { library, language, now, today }: Viewing,
) {
  const scenario = library.scenarios.get(scenarioId);
  return {
    title: inLanguage(scenario?.title ?? requirement.title, language),
    day: formatNearDay(dayIn(library.zone, scheduledAt), today, language),
    time: timeIn(library.zone, scheduledAt),
    room,
    inDays: daysBetween(today, dayIn(library.zone, scheduledAt)),
    isOver: scheduledAt < now,
    to: `/performances/${performanceId}`,
  };
}

/** Why the certificate ends when it does; before it is earned, when it would. */
function whyView({ rules, assignment, certificate, standing }: Path, { language, today }: Viewing) {
  const { method, months, windowDays } = rules.validity;
  if (certificate) {
    const why = whyThisDate(certificate, rules);
    const days = { completed: formatDay(why.completed, language), months };
    if (why.from === "due-date") return { from: why.from, ...days, dueOn: formatDay(why.dueOn, language) };
    return why.from === "expiry" ? { from: why.from, ...days, previousExpiry: formatDay(why.previousExpiry, language) } : { from: why.from, ...days };
  }
  const dueDate = assignment?.dueOn;
  if (standing.steps.length === 0 || method !== "expiry" || !dueDate || today > dueDate) return { from: "ahead-of-completion" as const, months };
  const { expires } = nextExpiry({ method, activeMonths: months, windowDays, dueDate, completed: today });
  return { from: "ahead-of-due-date" as const, dueOn: formatDay(dueDate, language), expires: formatDay(expires, language) };
}

const dayOfFact = (at: Date, { library, language, today }: Viewing) => formatNearDay(dayIn(library.zone, at), today, language);
