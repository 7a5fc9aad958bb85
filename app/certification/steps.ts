import type { Day } from "~db/kit";
import type { CertificateDates, Facts, UpcomingPerformance } from "./facts";
import type { Requirement } from "./rules";
import { endOf } from "./stopped";

/** Which lessons a module has and whether it has a quiz: all that standing needs to know of the content. */
export type Modules = ReadonlyMap<string, { lessons: readonly { id: string }[]; quiz: unknown }>;
/** The exams there are. */
export type Exams = ReadonlyMap<string, unknown>;
export type Proof = { requirementId: string; kind: string; factId: string };
/** A certificate as far as standing depends on it. */
export type Held = CertificateDates & { factIds: Proof[] };

/** By which facts a requirement is met, and when the last of them came. */
export type Met = { state: "met"; factIds: string[]; at: Date };
/** Its content is not published now, so that nobody can do it. */
type Unavailable = { state: "unavailable" };
type Of<K extends Requirement["kind"]> = Extract<Requirement, { kind: K }>;
export type LessonsStep = { kind: "lessons"; requirement: Of<"lessons"> } & (
  | Met
  | Unavailable
  | { state: "open"; read: number; of: number; nextLessonId: string }
);
export type QuizStep = { kind: "quiz"; requirement: Of<"quiz"> } & ((Met & { percent: number }) | Unavailable | { state: "open"; tries: number });
export type ExamStep = { kind: "exam"; requirement: Of<"exam"> } & ((Met & { percent: number }) | Unavailable | { state: "open"; tries: number });
export type RolePlayStep = { kind: "role-play"; requirement: Of<"role-play"> } & (
  | (Met & { performanceId: string; weightedSum: number })
  | { state: "planned"; performance: UpcomingPerformance }
  | { state: "open"; tries: number }
);
/** Open: never earned, or no longer valid; `lost` is then its number. */
export type CertificateStep = { kind: "certificate"; requirement: Of<"certificate"> } & (
  | (Met & { serial: string; validUntil: Day })
  | (Met & { waiver: { dueOn: Day; kept: boolean } })
  | { state: "open"; lost: string | null }
);
export type Step = LessonsStep | QuizStep | ExamStep | RolePlayStep | CertificateStep;

/** What there is of the content, as far as standing depends on it. */
export type Content = { modules: Modules; exams?: Exams };

/** Works out each of some requirements on a day. With a certificate its own facts decide, whatever the content has become since. */
export const stepsFor = (
  requirements: readonly Requirement[],
  certificationId: string,
  facts: Facts,
  today: Day,
  { modules, exams = new Map(), held = null }: Content & { held?: Held | null },
): Step[] =>
  requirements.map((requirement) =>
    requirement.kind === "certificate"
      ? certificateStep(requirement, certificationId, facts, today)
      : stepOf(requirement, certificationId, provenBy(held, requirement.id, facts), { modules, exams }),
  );

/** What a certificate would rest on, once every requirement is met. */
export function earned(steps: Step[]): { completedAt: Date; factIds: Proof[] } | null {
  const proofs: Proof[] = [];
  const times: Date[] = [];
  for (const step of steps) {
    if (step.state !== "met") return null;
    times.push(step.at);
    proofs.push(...step.factIds.map((factId) => ({ requirementId: step.requirement.id, kind: "waiver" in step ? "waiver" : step.kind, factId })));
  }
  return proofs.length > 0 ? { completedAt: latest(times), factIds: proofs } : null;
}

export const remaining = (steps: Step[]) => steps.filter(({ state }) => state !== "met");

/**
 * What can be done at once comes first, in the order of the rules; then the role-play planned soonest; then the other certificate,
 * which has a path of its own; then what others must plan.
 */
export function nextOf(steps: Step[]): Step | null {
  const open = remaining(steps);
  const planned = open
    .flatMap((step) => (step.state === "planned" ? [step] : []))
    .sort((a, b) => a.performance.scheduledAt.getTime() - b.performance.scheduledAt.getTime());
  return (
    open.find(({ kind, state }) => (kind === "lessons" || kind === "quiz" || kind === "exam") && state === "open") ??
    planned[0] ??
    open.find(({ kind }) => kind === "certificate") ??
    open.find(({ state }) => state === "open") ??
    open[0] ??
    null
  );
}

/** Another certificate is no beginning: who holds it may have done nothing yet for this one. */
export function isBegun(step: Step): boolean {
  if (step.kind === "certificate") return false;
  if (step.state === "met" || step.state === "planned") return true;
  if (step.state === "unavailable") return false;
  return step.kind === "lessons" ? step.read > 0 : step.tries > 0;
}

function stepOf(
  requirement: Exclude<Requirement, Of<"certificate">>,
  certificationId: string,
  { facts, proven }: Proven,
  { modules, exams }: { modules: Modules; exams: Exams },
): Step {
  switch (requirement.kind) {
    case "lessons":
      return lessonsStep(requirement, facts, proven, modules);
    case "quiz":
      return quizStep(requirement, facts, proven, modules);
    case "exam":
      return examStep(requirement, facts, proven, exams);
    case "role-play":
      return rolePlayStep(requirement, facts, certificationId);
  }
}

/** Every lesson of the module read, each counted from its first reading. */
function lessonsStep(requirement: Of<"lessons">, facts: Facts, proven: boolean, modules: Modules): LessonsStep {
  const readings = oldestFirst(facts.lessons, ({ readAt }) => readAt).filter(({ moduleId }) => moduleId === requirement.module);
  if (proven) return { kind: "lessons", requirement, ...met(readings, ({ readAt }) => readAt) };
  const lessons = modules.get(requirement.module)?.lessons ?? [];
  const first = lessons.flatMap(({ id }) => readings.find(({ lessonId }) => lessonId === id) ?? []);
  const unread = lessons.find(({ id }) => !first.some(({ lessonId }) => lessonId === id));
  if (unread) return { kind: "lessons", requirement, state: "open", read: first.length, of: lessons.length, nextLessonId: unread.id };
  return first.length > 0 ? { kind: "lessons", requirement, ...met(first, ({ readAt }) => readAt) } : { kind: "lessons", requirement, state: "unavailable" };
}

/** The module's quiz passed; the first pass counts, and later failures do not undo it. What a certificate was issued by stays proven, also when a regrade lowers it. */
function quizStep(requirement: Of<"quiz">, facts: Facts, proven: boolean, modules: Modules): QuizStep {
  const tries = oldestFirst(facts.quizzes, ({ at }) => at).filter(({ moduleId }) => moduleId === requirement.module);
  const pass = tries.find(({ passed }) => passed || proven);
  if (pass) return { kind: "quiz", requirement, ...met([pass], ({ at }) => at), percent: pass.percent };
  return modules.get(requirement.module)?.quiz
    ? { kind: "quiz", requirement, state: "open", tries: tries.length }
    : { kind: "quiz", requirement, state: "unavailable" };
}

/** The exam passed, by the same rules as a quiz. */
function examStep(requirement: Of<"exam">, facts: Facts, proven: boolean, exams: Exams): ExamStep {
  const tries = oldestFirst(facts.quizzes, ({ at }) => at).filter(({ quizId }) => quizId === requirement.exam);
  const pass = tries.find(({ passed }) => passed || proven);
  if (pass) return { kind: "exam", requirement, ...met([pass], ({ at }) => at), percent: pass.percent };
  return exams.has(requirement.exam) ? { kind: "exam", requirement, state: "open", tries: tries.length } : { kind: "exam", requirement, state: "unavailable" };
}

/** One released pass in any role-play of the set, played towards this certification. */
function rolePlayStep(requirement: Of<"role-play">, facts: Facts, certificationId: string): RolePlayStep {
  const played = oldestFirst(facts.rolePlays, ({ at }) => at).filter(
    ({ scenarioId, towards }) => towards === certificationId && requirement.scenarios.includes(scenarioId),
  );
  const pass = played.find(({ passed }) => passed);
  if (pass) return { kind: "role-play", requirement, ...met([pass], ({ at }) => at), performanceId: pass.performanceId, weightedSum: pass.weightedSum };
  const [performance] = oldestFirst(facts.upcoming, ({ scheduledAt }) => scheduledAt).filter(
    ({ part, scenarioId }) => part === "staff" && requirement.scenarios.includes(scenarioId),
  );
  return performance
    ? { kind: "role-play", requirement, state: "planned", performance }
    : { kind: "role-play", requirement, state: "open", tries: played.length };
}

/**
 * A certificate that is valid on the day, its grace included. It is asked anew every day, whatever was issued by it before. In its
 * place stands a waiver, until its condition is overdue, and for good once that was met in time.
 */
function certificateStep(requirement: Of<"certificate">, certificationId: string, { certificates, waivers }: Facts, today: Day): CertificateStep {
  const held = oldestFirst(certificates, ({ at }) => at).filter((one) => one.certificationId === requirement.certification);
  const valid = held.find((certificate) => endOf(certificate, certificates) > today);
  if (valid) return { kind: "certificate", requirement, ...met([valid], ({ at }) => at), serial: valid.serial, validUntil: valid.expiresOn };
  const waiver = oldestFirst(waivers, ({ at }) => at).findLast((one) => one.certificationId === certificationId && one.requirementId === requirement.id);
  if (!waiver || (!waiver.keptAt && today > waiver.dueOn)) return { kind: "certificate", requirement, state: "open", lost: held.at(-1)?.serial ?? null };
  return { kind: "certificate", requirement, ...met([waiver], ({ at }) => at), waiver: { dueOn: waiver.dueOn, kept: waiver.keptAt !== null } };
}

type Proven = { facts: Facts; proven: boolean };

/** With a certificate only the facts it names count for a requirement. Where it names none, all facts do. */
function provenBy(held: Held | null, requirementId: string, facts: Facts): Proven {
  const named = new Set(held?.factIds.filter((proof) => proof.requirementId === requirementId).map(({ factId }) => factId));
  const isNamed = ({ factId }: { factId: string }) => named.has(factId);
  const kept = { ...facts, lessons: facts.lessons.filter(isNamed), quizzes: facts.quizzes.filter(isNamed), rolePlays: facts.rolePlays.filter(isNamed) };
  const proven = kept.lessons.length + kept.quizzes.length + kept.rolePlays.length > 0;
  return { facts: proven ? kept : facts, proven };
}

const met = <F extends { factId: string }>(facts: F[], at: (fact: F) => Date): Met => ({
  state: "met",
  factIds: facts.map(({ factId }) => factId),
  at: latest(facts.map(at)),
});
const latest = (times: Date[]) => new Date(Math.max(...times.map((time) => time.getTime())));
const oldestFirst = <F>(facts: F[], at: (fact: F) => Date): F[] => [...facts].sort((a, b) => at(a).getTime() - at(b).getTime());
