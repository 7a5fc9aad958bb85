import type { Library } from "~/content/library";
import { neededBy, type Requirement, type Rules } from "./rules";

/** What keeps everybody from a certificate, whoever they are. `requirementId`: of the rules in force. */
export type ForAll =
  | { kind: "unpublished"; requirementId: string }
  | { kind: "too-few-trainers"; requirementId: string; needed: number; there: number }
  | { kind: "too-few-people"; requirementId: string; needed: number; there: number };
/** What keeps one person from it: nobody teaches them, too few may score them, or a certificate they need is on nobody's list. */
export type ForOne = "no-trainer" | "graders" | "outside-line" | "certificate";

/** What a company has for scoring people. */
export type Company = { activePeople: number; trainers: ReadonlySet<string> };
type Published = Pick<Library, "modules" | "exams" | "scenarios">;
type RolePlay = Extract<Requirement, { kind: "role-play" }>;
const rolePlaysOf = ({ requirements }: Pick<Rules, "requirements">) => requirements.filter((one): one is RolePlay => one.kind === "role-play");

/**
 * What stands against rules before anybody is looked at: content that is not published, fewer trainers than a role-play has
 * graders, or fewer people than it has parts (staff, customer, graders).
 */
export function obstaclesForAll(rules: Pick<Rules, "requirements">, library: Published, { activePeople, trainers }: Company): ForAll[] {
  const unpublished = rules.requirements.filter((one) => !isPublished(one, library)).map(({ id }) => ({ kind: "unpublished" as const, requirementId: id }));
  const played = rolePlaysOf(rules).flatMap(({ id: requirementId, graders }): ForAll[] => {
    const needed = { requirementId, needed: graders, there: trainers.size };
    if (trainers.size < graders) return [{ kind: "too-few-trainers", ...needed }];
    const parts = graders + 2;
    return activePeople < parts ? [{ kind: "too-few-people", requirementId, needed: parts, there: activePeople }] : [];
  });
  return [...unpublished, ...played];
}

function isPublished(requirement: Requirement, { modules, exams, scenarios }: Published): boolean {
  switch (requirement.kind) {
    case "lessons":
      return (modules.get(requirement.module)?.lessons.length ?? 0) > 0;
    case "quiz":
      return Boolean(modules.get(requirement.module)?.quiz);
    case "exam":
      return exams.has(requirement.exam);
    case "role-play":
      return requirement.scenarios.some((id) => scenarios.has(id));
    case "certificate":
      return true;
  }
}

/** A person who works towards a certification, as far as others decide whether they can reach it. */
export type Waiting = {
  personId: string;
  /** A trainer of a group of theirs may score them. */
  hasTrainer: boolean;
  /** The trainers who are this person, or report to them: these score them never. */
  barred: ReadonlySet<string>;
  /** Everybody above them. */
  above: ReadonlySet<string>;
  /** The certifications they are assigned or hold. */
  onTheirList: ReadonlySet<string>;
};

/** What keeps a person from being certified, though the company as a whole could. */
export function obstaclesFor(rules: Pick<Rules, "requirements">, { hasTrainer, barred, above, onTheirList }: Waiting, { trainers }: Company): ForOne[] {
  const played = rolePlaysOf(rules);
  const most = (count: (one: RolePlay) => number) => Math.max(0, ...played.map(count));
  const free = [...trainers].filter((id) => !barred.has(id));
  const outside = free.filter((id) => !above.has(id));
  return [
    ...(played.length > 0 && !hasTrainer ? (["no-trainer"] as const) : []),
    ...(free.length < most(({ graders }) => graders) && trainers.size >= most(({ graders }) => graders) ? (["graders"] as const) : []),
    ...(outside.length < most(({ outsideLine }) => outsideLine) ? (["outside-line"] as const) : []),
    ...(neededBy(rules).some((id) => !onTheirList.has(id)) ? (["certificate"] as const) : []),
  ];
}
