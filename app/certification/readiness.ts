import type { Library } from "~/content/library";
import { neededBy, type Office, type Requirement, type Rules } from "./rules";

/** What keeps everybody from a certificate, whoever they are. `requirementId`: of the rules in force. */
export type ForAll =
  | { kind: "unpublished"; requirementId: string }
  | { kind: "too-few-trainers"; requirementId: string; needed: number; there: number }
  | { kind: "too-few-people"; requirementId: string; needed: number; there: number }
  /** Of a sign-off: nobody in the company holds its office. */
  | { kind: "nobody-named"; requirementId: string; office: Office };
/**
 * What keeps one person from it: nobody teaches them, too few may score them, a certificate they need is on nobody's list, they
 * report to nobody who could sign, or nobody who may sign for them holds an office.
 */
export type ForOne = "no-trainer" | "graders" | "outside-line" | "certificate" | "no-manager" | "nobody-signs";

/** What a company has for scoring people. */
export type Company = {
  activePeople: number;
  trainers: ReadonlySet<string>;
  /** Who holds an office that signs for anybody. */
  signers: ReadonlyMap<Office, ReadonlySet<string>>;
};
type Published = Pick<Library, "modules" | "exams" | "scenarios">;
type Asked = Pick<Rules, "requirements" | "signOffs">;
type RolePlay = Extract<Requirement, { kind: "role-play" }>;
const rolePlaysOf = ({ requirements }: Pick<Rules, "requirements">) => requirements.filter((one): one is RolePlay => one.kind === "role-play");

/**
 * What stands against rules before anybody is looked at: content that is not published, fewer trainers than a role-play has
 * graders, or fewer people than it has parts (staff, customer, graders).
 */
export function obstaclesForAll(rules: Asked, library: Published, { activePeople, trainers, signers }: Company): ForAll[] {
  const unpublished = rules.requirements.filter((one) => !isPublished(one, library)).map(({ id }) => ({ kind: "unpublished" as const, requirementId: id }));
  const played = rolePlaysOf(rules).flatMap(({ id: requirementId, graders }): ForAll[] => {
    const needed = { requirementId, needed: graders, there: trainers.size };
    if (trainers.size < graders) return [{ kind: "too-few-trainers", ...needed }];
    const parts = graders + 2;
    return activePeople < parts ? [{ kind: "too-few-people", requirementId, needed: parts, there: activePeople }] : [];
  });
  const unnamed = (rules.signOffs ?? []).filter(({ by }) => signers.get(by)?.size === 0);
  return [...unpublished, ...played, ...unnamed.map(({ id: requirementId, by: office }) => ({ kind: "nobody-named" as const, requirementId, office }))];
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
  /** They report to somebody who is there. */
  hasManager: boolean;
  /** Their department, or one above it, has a head who is not they themselves. */
  head: string | null;
};

/** What keeps a person from being certified, though the company as a whole could. */
export function obstaclesFor(rules: Asked, waiting: Waiting, { trainers, signers }: Company): ForOne[] {
  const { hasTrainer, barred, above, onTheirList, hasManager } = waiting;
  const asked = (rules.signOffs ?? []).map(({ by }) => by);
  const played = rolePlaysOf(rules);
  const most = (count: (one: RolePlay) => number) => Math.max(0, ...played.map(count));
  const free = [...trainers].filter((id) => !barred.has(id));
  const outside = free.filter((id) => !above.has(id));
  return [
    ...((played.length > 0 || asked.includes("trainer")) && !hasTrainer ? (["no-trainer"] as const) : []),
    ...(free.length < most(({ graders }) => graders) && trainers.size >= most(({ graders }) => graders) ? (["graders"] as const) : []),
    ...(outside.length < most(({ outsideLine }) => outsideLine) ? (["outside-line"] as const) : []),
    ...(neededBy(rules).some((id) => !onTheirList.has(id)) ? (["certificate"] as const) : []),
    ...(asked.includes("direct-supervisor") && !hasManager ? (["no-manager"] as const) : []),
    ...(asked.some((office) => !isAnyFree(office, waiting, signers)) ? (["nobody-signs"] as const) : []),
  ];
}

/** Where nobody holds an office at all, that is said of everybody; trainers and managers are said apart. */
function isAnyFree(office: Office, { head, barred }: Waiting, signers: Company["signers"]): boolean {
  if (office === "department-head") return head !== null && !barred.has(head);
  const holders = [...(signers.get(office) ?? [])];
  return holders.length === 0 || holders.some((id) => !barred.has(id));
}
