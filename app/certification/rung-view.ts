import type { Library } from "~/content/library";
import { dayIn, daysBetween, formatDay, formatNearDay, timeIn } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { deltaTitleOf } from "~/quizzes/delta";
import type { Day } from "~db/kit";
import type { CertificateStep, ExamStep, LessonsStep, QuizStep, RolePlayStep, Step } from "./steps";

/** `withheld`: attempts whose score the person may not see now. */
export type Viewing = { library: Library; language: Language; now: Date; today: Day; withheld: ReadonlySet<string> };
export type RungView = ReturnType<typeof moduleRung> | ReturnType<typeof examRung> | ReturnType<typeof rolePlayRung> | ReturnType<typeof certificateRung>;

/** The rungs of the ladder to a certificate: a module is one, with its lessons and its quiz; each other requirement is one. */
export function rungsOf(steps: Step[], next: Step | null, viewing: Viewing): RungView[] {
  const ofModules = (moduleId: string) =>
    steps.flatMap((step) => ("module" in step.requirement && step.requirement.module === moduleId ? [step as ModuleStep] : []));
  return steps.flatMap((step): RungView[] => {
    const isNext = next === step;
    if (step.kind === "exam") return [examRung(step, isNext, viewing)];
    if (step.kind === "role-play") return [rolePlayRung(step, isNext, viewing)];
    if (step.kind === "certificate") return [certificateRung(step, isNext, viewing)];
    const both = ofModules(step.requirement.module);
    return both[0] === step ? [moduleRung(both, next, viewing)] : [];
  });
}

type ModuleStep = LessonsStep | QuizStep;

function moduleRung(steps: ModuleStep[], next: Step | null, viewing: Viewing) {
  const { library, language } = viewing;
  const [{ requirement }] = steps as [ModuleStep];
  const module = library.modules.get(requirement.module);
  const lessons = steps.find((step) => step.kind === "lessons");
  const quiz = steps.find((step) => step.kind === "quiz");
  const common = {
    id: requirement.id,
    kind: "module" as const,
    isNext: steps.some((step) => step === next),
    title: module ? inLanguage(module.title, language) : requirement.module.toUpperCase(),
    to: module && `/modules/${module.slug}`,
  };
  const met = steps.flatMap((step) => (step.state === "met" ? [step.at] : []));
  if (met.length === steps.length) {
    const percent = quiz?.state === "met" && !quiz.factIds.some((id) => viewing.withheld.has(id)) ? quiz.percent : null;
    const count = lessons?.state === "met" ? lessons.factIds.length : null;
    return { ...common, state: "met" as const, count, percent, day: dayOfFact(new Date(Math.max(...met.map(Number))), viewing) };
  }
  if (steps.some(({ state }) => state === "unavailable")) return { ...common, state: "unavailable" as const };
  return {
    ...common,
    state: "open" as const,
    lessons: lessons?.state === "open" ? { left: lessons.of - lessons.read, of: lessons.of } : null,
    quiz: quiz?.state === "open" ? { tries: quiz.tries, passMark: module!.quiz!.passMark } : null,
  };
}

function examRung(step: ExamStep, isNext: boolean, viewing: Viewing) {
  const exam = viewing.library.exams.get(step.requirement.exam);
  const common = { id: step.requirement.id, kind: step.kind, isNext, title: examTitle(step.requirement.exam, viewing), to: exam && `/exams/${exam.id}` };
  if (step.state === "unavailable") return { ...common, state: step.state };
  if (step.state === "open") return { ...common, state: step.state, tries: step.tries, passMark: exam!.passMark };
  const percent = step.factIds.some((id) => viewing.withheld.has(id)) ? null : step.percent;
  return { ...common, state: step.state, percent, day: dayOfFact(step.at, viewing) };
}

export const examTitle = (id: string, { library, language }: Pick<Viewing, "library" | "language">) =>
  inLanguage(library.exams.get(id)?.title ?? deltaTitleOf(id, library.modules) ?? { en: id }, language);

function rolePlayRung(step: RolePlayStep, isNext: boolean, viewing: Viewing) {
  const common = { id: step.requirement.id, kind: step.kind, isNext, title: inLanguage(step.requirement.title, viewing.language) };
  if (step.state === "open") return { ...common, state: step.state, tries: step.tries };
  if (step.state === "planned") return { ...common, state: step.state, ...performanceView(step, viewing) };
  const mean = (step.weightedSum / 100).toFixed(2);
  return { ...common, state: step.state, mean, day: dayOfFact(step.at, viewing), to: `/performances/${step.performanceId}` };
}

function certificateRung(step: CertificateStep, isNext: boolean, viewing: Viewing) {
  const common = { id: step.requirement.id, kind: step.kind, isNext, title: certificationTitle(step, viewing) };
  if (step.state === "met" && "waiver" in step)
    return {
      ...common,
      state: step.state,
      day: formatDay(step.waiver.dueOn, viewing.language),
      waived: step.waiver.kept ? ("kept" as const) : ("open" as const),
    };
  if (step.state === "met") return { ...common, state: step.state, day: formatDay(step.validUntil, viewing.language), to: `/certificates/${step.serial}` };
  return { ...common, state: step.state, isLost: step.lost !== null, to: step.lost ? `/certificates/${step.lost}` : undefined };
}

export const certificationTitle = ({ requirement: { certification } }: CertificateStep, { library, language }: Pick<Viewing, "library" | "language">) =>
  inLanguage(library.certifications.get(certification)?.title ?? { en: certification }, language);

export function performanceView(
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

const dayOfFact = (at: Date, { library, language, today }: Viewing) => formatNearDay(dayIn(library.zone, at), today, language);
