import type { Visitor } from "./visitor";

/** How the visitor stands to another person: found by `relationTo`. */
export type Relation = {
  self: boolean;
  /** The person reports to the visitor, directly or over others. */
  inMyLine: boolean;
  /** The person reports to the visitor directly. */
  directReport: boolean;
  /** The person is a member of a group the visitor trains now. */
  inMyGroup: boolean;
  /** The person is above the visitor in the visitor's own reporting line. */
  myManager: boolean;
};

type Who = Pick<Visitor, "roles" | "personId">;
const is = (who: Who, role: Visitor["roles"][number]) => who.roles.includes(role);

/** Every question of who may do what to which object, in one place; pages hide with the very rule the action enforces. */
export const can = {
  /** That the person exists and what they are called. */
  seePerson: (who: Who, to: Relation) => to.self || to.inMyLine || to.inMyGroup || is(who, "hr") || is(who, "admin"),
  seeProgress: (who: Who, to: Relation) => to.self || to.inMyLine || to.inMyGroup || is(who, "hr"),
  seeRecord: (who: Who, to: Relation) => to.self || is(who, "hr"),
  /** Its holder, who leads them, and HR. */
  seeCertificate: (who: Who, to: Relation) => to.self || to.inMyLine || is(who, "hr"),
  /** Nobody takes away or gives back their own certificate, or their own manager's. */
  decideCertificate: (who: Who, to: Relation) => is(who, "hr") && !to.self && !to.myManager,
  seeAnswers: (_who: Who, to: Relation) => to.self,
  /** What was done, by whom and to whom: without scores, answers or what anybody wrote, but for reasons, which HR alone reads. */
  seeTrail: (who: Who) => is(who, "hr") || is(who, "admin"),
  seeReasons: (who: Who) => is(who, "hr"),
  seeRegister: (who: Who) => is(who, "hr"),
  /** What certifications ask, and for how long their certificates are valid. */
  changeRules: (who: Who) => is(who, "hr"),
  /** Nobody decides about what follows from their own result, or their own manager's. */
  decideRemarked: (who: Who, to: Relation) => is(who, "hr") && !to.self && !to.myManager,
  /** Whoever may have to sign for somebody: by role, as whom others report to, or because HR named them. */
  seeSignOffs: (who: Who & Pick<Visitor, "isSupervisor" | "isSigner">) => who.isSupervisor || who.isSigner || is(who, "trainer") || is(who, "hr"),
  nameSigners: (who: Who) => is(who, "hr"),
  seeTeam: (who: Pick<Visitor, "isSupervisor">) => who.isSupervisor,
  /** Nobody outside the supervisor's own line, whatever other roles the supervisor has. */
  seeTeamMember: (who: Pick<Visitor, "isSupervisor">, to: Relation) => who.isSupervisor && to.inMyLine,
  planPerformance: (who: Who, to: Relation) => is(who, "trainer") && to.inMyGroup && !to.self && !to.myManager,
  /** Who trains a person writes down what to work on before they are scored again. */
  coach: (who: Who, to: Relation) => is(who, "trainer") && to.inMyGroup && !to.self && !to.myManager,
  /** A round is nobody's business but that of who planned it and who grades in it; only the first changes it. */
  seeRound: (who: Who, round: { plannedBy: string; graderIds: string[] }) =>
    is(who, "trainer") && (round.plannedBy === who.personId || round.graderIds.includes(who.personId)),
  changeRound: (who: Who, round: { plannedBy: string }) => is(who, "trainer") && round.plannedBy === who.personId,
  /** What stands between a person and a quiz: talks, extra time. */
  seeQuizCare: (who: Who, to: Relation) => is(who, "hr") || (is(who, "trainer") && to.inMyGroup),
  /** What somebody wrote is read by those who teach them, and by nobody else. */
  markEssay: (who: Who, to: Relation) => is(who, "trainer") && to.inMyGroup && !to.self && !to.myManager,
  recordTalk: (who: Who, to: Relation) => is(who, "trainer") && to.inMyGroup && !to.self && !to.myManager,
  giveTime: (who: Who, to: Relation) => (is(who, "hr") || (is(who, "trainer") && to.inMyGroup)) && !to.self && !to.myManager,
  /** Nobody grades themselves or their own manager; only who was named as grader. */
  grade: (who: Who, performance: { staffId: string; graderIds: string[]; staffIsMyManager: boolean }) =>
    is(who, "trainer") && performance.graderIds.includes(who.personId) && performance.staffId !== who.personId && !performance.staffIsMyManager,
  /** Who planned a performance, or trains the person, answers for its being scored. */
  replaceGrader: (who: Who, to: Relation, performance: { plannedBy: string }) =>
    is(who, "trainer") && !to.self && !to.myManager && (to.inMyGroup || performance.plannedBy === who.personId),
  /** Two scorecards side by side: never for who is scored or for a grader who has still to score blind. */
  seeConflict: (who: Who, to: Relation, { named, graded }: { named: boolean; graded: boolean }) =>
    !to.self && !to.myManager && (named ? graded : is(who, "hr") || (is(who, "trainer") && to.inMyGroup)),
  /** A signed scorecard, superseded or not: one's own at any time, another's never before one's own is signed, for all others once the result is out. */
  seeScorecard: (who: Who, to: Relation, { own, named, graded, released }: { own: boolean; named: boolean; graded: boolean; released: boolean }) =>
    !to.self && (own || (named ? graded : released && !to.myManager && (is(who, "hr") || (is(who, "trainer") && to.inMyGroup)))),
  /** Whoever was named as a grader does not decide between graders. */
  decideConflict: (who: Who, to: Relation, { named }: { named: boolean }) =>
    !named && !to.self && !to.myManager && (is(who, "hr") || (is(who, "trainer") && to.inMyGroup)),
  /** An appeal, with the result it is about: never for who graded, unless as HR, nor for the one who was scored. */
  seeAppeal: (who: Who, to: Relation, { named, owner }: { named: boolean; owner: boolean }) =>
    !to.self && !to.myManager && (is(who, "hr") || (!named && (owner || (is(who, "trainer") && to.inMyGroup)))),
  /** It is decided by whoever did not grade and stands neither above nor below the one who was scored. */
  ownAppeal: (who: Who, to: Relation, { named, owner }: { named: boolean; owner: boolean }) =>
    !named && !to.self && !to.myManager && !to.inMyLine && (is(who, "hr") || (is(who, "trainer") && (owner || to.inMyGroup))),
  nameAppealOwner: (who: Who, to: Relation) => is(who, "hr") && !to.self && !to.myManager,
  /**
   * A slip lets its holder choose a new password, so that nobody may issue one for an account that can do more than their own:
   * only an administrator for an administrator, and a supervisor only for reports without roles the supervisor lacks.
   */
  issueSlip: (who: Who, to: Relation, person: { roles: Visitor["roles"]; active: boolean }) => {
    if (to.self || !person.active) return false;
    if (is(who, "admin")) return true;
    if (person.roles.includes("admin")) return false;
    return is(who, "hr") || (to.directReport && person.roles.every((role) => is(who, role)));
  },
  managePeople: (who: Who) => is(who, "admin"),
  /** Nobody but an administrator changes the account of one. */
  changePerson: (who: Who, person: { roles: Visitor["roles"] }) => is(who, "admin") || (is(who, "hr") && !person.roles.includes("admin")),
  /** Who returns has their roles again, so that nobody opens an account that can do more than their own. */
  reopenAccount: (who: Who, person: { roles: Visitor["roles"] }) => is(who, "admin") || (is(who, "hr") && person.roles.every((role) => is(who, role))),
  /** Two records of one person: never one's own, nor with roles that the one kept would get and who merges could not give. */
  mergePeople: (who: Who, kept: { id: string; roles: Visitor["roles"] }, merged: { id: string; roles: Visitor["roles"] }) =>
    who.personId !== kept.id &&
    who.personId !== merged.id &&
    (is(who, "admin") ||
      (is(who, "hr") && ![...kept.roles, ...merged.roles].includes("admin") && merged.roles.every((role) => is(who, role) || kept.roles.includes(role)))),
  /** A list brings people in and out, and gives nobody a role. */
  importPeople: (who: Who) => is(who, "hr") || is(who, "admin"),
  /** How questions did, without anybody's name. */
  seeItemAnalysis: (who: Who) => is(who, "author") || is(who, "trainer"),
  /** Keys belong to authors. The texts of a bank are open to a trainer too who has passed the quiz, and so has nothing to gain by them. */
  seeQuestionKeys: (who: Who) => is(who, "author"),
  seeQuestionTexts: (who: Who, { passed }: { passed: boolean }) => is(who, "author") || (is(who, "trainer") && passed),
  regrade: (who: Who) => is(who, "author"),
  seeContentFaults: (who: Who) => is(who, "author"),
};
