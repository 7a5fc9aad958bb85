import type { Assignment } from "~/assignments/assignments.server";
import type { Library } from "~/content/library";
import type { Day } from "~db/kit";
import type { Certificate } from "./certificates.server";
import { type OpenDuty, openDutiesOf } from "./duty";
import type { Facts } from "./facts";
import type { Renewal } from "./renewal";
import type { Rules } from "./rules";
import type { Waiting } from "./sign-offs";
import { type Standing, standing } from "./standing";
import type { Step } from "./steps";
import { type OpenWaiver, openWaiverOf } from "./waiver";

/** A person's way to one certificate: what they must do, where they stand, what they hold, and how they renew it while they can. */
export type Path = {
  rules: Rules;
  standing: Standing;
  assignment: Assignment | null;
  certificate: Certificate | null;
  renewal: Renewal | null;
  /** The condition of a waiver that is still to be met. */
  waiver: OpenWaiver | null;
  /** What is to be met anew so that the certificate counts, what is due first first. */
  duties: OpenDuty[];
  modulesDone: number;
  modules: number;
};

/** `waits`: whose signature is waited for, once nothing else is left. */
export type WayAhead = { steps: Step[]; next: Step | null; waits: Waiting | null };

/** What there is to do: first what keeps the certificate held, then the steps that lead to the next one, whether it is the first or one that follows. Null while there is nothing. */
export function wayAhead({ standing, renewal, waiver, duties }: Pick<Path, "standing" | "renewal" | "waiver" | "duties">): WayAhead | null {
  const way = renewal ?? ("next" in standing ? standing : null);
  const ways = [...duties, ...(waiver ? [waiver] : []), ...(way ? [way] : [])];
  if (ways.length === 0) return null;
  return { steps: ways.flatMap(({ steps }) => steps), next: ways.find(({ next }) => next)?.next ?? null, waits: way?.chain?.waits ?? null };
}

/** The most urgent first: what has run out or is due soonest; what is valid comes last. */
export const byUrgency = (a: Path, b: Path) => (deadlineOf(a) < deadlineOf(b) ? -1 : 1);

function deadlineOf({ standing, assignment, duties }: Path): Day {
  const [owed] = duties;
  if (owed) return owed.dueOn;
  switch (standing.name) {
    case "not-started":
    case "in-progress":
      return assignment?.dueOn ?? "9998-12-31";
    case "renewal-due":
      return standing.expiresOn;
    case "in-grace":
    case "lapsed":
      return standing.expiredOn;
    case "suspended":
    case "revoked":
      return standing.since;
    case "certified":
      return "9999-12-31";
  }
}

/** How many of a course's modules are done: every lesson read, and the quiz passed where there is one. */
export function modulesDone(moduleIds: string[], facts: Facts, library: Pick<Library, "modules">): number {
  return moduleIds.filter((moduleId) => {
    const module = library.modules.get(moduleId);
    const isRead = module?.lessons.every(({ id }) => facts.lessons.some((fact) => fact.moduleId === moduleId && fact.lessonId === id));
    return isRead && (!module?.quiz || facts.quizzes.some((fact) => fact.moduleId === moduleId && fact.passed));
  }).length;
}

/** Rules are the certificate's own where there is one. */
export function pathOf(
  rules: Rules,
  facts: Facts,
  {
    library,
    today,
    assignment,
    certificate,
    renewal = null,
  }: { library: Library; today: Day; assignment: Assignment | null; certificate: Certificate | null; renewal?: Renewal | null },
): Path {
  const moduleIds = library.courses.get(assignment?.courseId ?? "")?.modules ?? [];
  const where = standing(rules, facts, today, { ...library, held: certificate });
  const waiver = openWaiverOf(rules.id, facts, today, library);
  const isHeld = certificate !== null && where.name !== "lapsed" && where.name !== "revoked";
  const duties = isHeld ? openDutiesOf(rules.id, facts, today, library) : [];
  return {
    rules,
    standing: where,
    assignment,
    certificate,
    renewal,
    waiver,
    duties,
    modulesDone: modulesDone(moduleIds, facts, library),
    modules: moduleIds.length,
  };
}

/** The role-plays that somebody's certificates still need and that nobody has planned, each with the certification it is for. */
export const neededRolePlays = (paths: Path[]): Map<string, Rules["title"]> =>
  new Map(
    paths
      .flatMap((path) => (wayAhead(path)?.steps ?? []).map((step) => ({ step, rules: path.rules })))
      .flatMap(({ rules, step }) =>
        step.kind === "role-play" && step.state === "open" ? step.requirement.scenarios.map((id) => [id, rules.title] as const) : [],
      )
      .reverse(),
  );
