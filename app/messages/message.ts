import type { Day } from "~db/kit";
import type { DutyAbout } from "~db/tables/duties";

type Performance = { performanceId: string; scenarioId: string };
type Turn = Performance & { /** The part one has in it. */ part: "staff" | "customer" | "observer" | "grader" /** ISO instant. */; at: string };
type About = { /** Whom it is about, where that is not the reader. */ personId: string };
type Assignment = { assignmentId: string; courseId: string; dueOn: Day };
type Certificate = { certificateId: string; certificationId: string };
type Decision = { decision: "suspended" | "revoked" | "reinstated" | "extended" | "recalculated"; decisionId: string };
type Duty = { dutyId: string; duty: DutyAbout["kind"]; certificationId: string; dueOn: Day };
type SignOff = { certificationId: string; signOffId: string; proofsHash: string };
type Try = { attemptId: string; quizId: string; moduleId: string | null };

/** Days before a certificate ends on which its holder hears of it, and the one who leads them. 0 is the last valid day. */
export const lapseStages = [60, 30, 7, 0] as const;
export type LapseStage = (typeof lapseStages)[number];

/** How long somebody has served with an escort, by the days the rules name: counted from hiring. */
export type EscortStage = "remind" | "tell-hr" | "review";

/** What HR is told once a week, counted on the day it was written. */
export type Counts = { soon: number; inGrace: number; lapsed: number; overdue: number; appeals: number };

/** Everything a person can be told: what happened, by ids and days, never in words and never with a score. */
export type Message =
  | { kind: "assigned"; assignmentId: string; courseId: string; dueOn: Day | null }
  | ({ kind: "due"; stage: 7 | 0 | "overdue" } & Assignment)
  | ({ kind: "report-overdue" } & Assignment & About)
  | ({ kind: "planned" | "moved" | "cancelled" } & Turn)
  | ({ kind: "called-off" } & Performance)
  | ({ kind: "released"; resultId: string } & Performance)
  | ({ kind: "to-score" | "to-sign" | "conflict" } & Performance & About)
  | ({ kind: "appeal-filed" | "appeal-given"; appealId: string; decideOn: Day } & Performance & About)
  | ({ kind: "appeal-received" | "appeal-decided"; appealId: string } & Performance)
  | ({ kind: "essay-waiting"; essayId: string } & Try & About)
  | ({ kind: "talk-needed" } & Try & About)
  | ({ kind: "quiz-marked" | "try-open" } & Try)
  | ({ kind: "marked-again"; remarkingId: string } & Try)
  | ({ kind: "certificate-issued"; serial: string; expiresOn: Day } & Certificate)
  | ({ kind: "lapsing"; stage: LapseStage; expiresOn: Day } & Certificate)
  | ({ kind: "lapsed"; expiresOn: Day } & Certificate)
  | ({ kind: "report-lapsing"; stage: LapseStage; expiresOn: Day } & Certificate & About)
  | ({ kind: "report-lapsed"; expiresOn: Day } & Certificate & About)
  | ({ kind: "certificate-decided"; serial: string } & Decision & Certificate)
  | ({ kind: "report-decided" } & Decision & Certificate & About)
  | ({ kind: "report-escorted" | "hr-escorted"; stage: EscortStage; days: number; assignmentId: string; certificationId: string } & About)
  | ({ kind: "duty-set" } & Duty)
  | ({ kind: "report-duty" } & Duty & About)
  /** `over`: its last day has gone by, and the certificate does not count. */
  | ({ kind: "duty-due"; stage: "soon" | "over" } & Duty)
  | ({ kind: "report-duty-over" } & Duty & About)
  /** Nobody has signed for some days: told to those who may, and later to HR. */
  | ({ kind: "sign-off-waits" | "hr-sign-off-waits" } & SignOff & About)
  /** A sign-off was given back with a reason: told to the person, whom they report to, and HR. */
  | ({ kind: "sign-off-returned" | "report-sign-off-returned" | "hr-sign-off-returned"; returnedId: string } & SignOff & About)
  | { kind: "digest"; weekOf: Day; counts: Counts }
  | ({ kind: "mail-stopped"; on: Day } & About);
export type MessageKind = Message["kind"];

/** What everything that is told about the sign-offs of a person's certification belongs to. */
export const matterOfSignOff = (personId: string, certificationId: string) => `${personId} ${certificationId}`;

/** The matter a message belongs to: when that is at an end, so is the message. */
export function matterOf(message: Message): string {
  if (message.kind === "digest") return message.weekOf;
  if ("appealId" in message) return message.appealId;
  if ("signOffId" in message) return matterOfSignOff(message.personId, message.certificationId);
  if ("performanceId" in message) return message.performanceId;
  if ("assignmentId" in message) return message.assignmentId;
  if ("dutyId" in message) return message.dutyId;
  if ("certificateId" in message) return message.certificateId;
  if ("essayId" in message) return message.essayId;
  if ("attemptId" in message) return message.attemptId;
  return message.personId;
}

/** Kind, subject and date: what makes a message the same as one before, so that it is told once. */
export function onceOf(message: Message): string {
  return [message.kind, matterOf(message), ...occasionOf(message)].join(":");
}

/** What tells several messages of one kind about one matter apart. */
function occasionOf(message: Message): (string | number)[] {
  switch (message.kind) {
    case "due":
      return [message.dueOn, message.stage];
    case "report-overdue":
      return [message.dueOn];
    case "lapsing":
    case "report-lapsing":
      return [message.expiresOn, message.stage];
    case "lapsed":
    case "report-lapsed":
      return [message.expiresOn];
    case "report-escorted":
    case "hr-escorted":
    case "duty-due":
      return [message.stage];
    case "certificate-decided":
    case "report-decided":
      return [message.decisionId];
    case "planned":
    case "moved":
    case "cancelled":
      return [message.at, message.part];
    case "released":
      return [message.resultId];
    case "sign-off-waits":
    case "hr-sign-off-waits":
      return [message.signOffId, message.proofsHash];
    case "sign-off-returned":
    case "report-sign-off-returned":
    case "hr-sign-off-returned":
      return [message.returnedId];
    case "marked-again":
      return [message.remarkingId];
    case "mail-stopped":
      return [message.on];
    default:
      return [];
  }
}

/** Where it is done, or read about. */
export function linkOf(message: Message, pathOf: { quiz(test: { quizId: string; moduleId: string | null }): string }): string {
  switch (message.kind) {
    case "assigned":
    case "due":
    case "lapsing":
    case "lapsed":
    case "duty-set":
    case "duty-due":
    case "sign-off-returned":
      return "/learn";
    case "sign-off-waits":
      return "/sign-offs";
    case "report-overdue":
    case "report-lapsing":
    case "report-lapsed":
    case "report-decided":
    case "report-escorted":
    case "report-duty":
    case "report-duty-over":
    case "report-sign-off-returned":
      return `/team/${message.personId}`;
    case "hr-escorted":
    case "hr-sign-off-waits":
    case "hr-sign-off-returned":
      return `/hr/people/${message.personId}/record`;
    case "planned":
    case "moved":
    case "cancelled":
    case "called-off":
    case "released":
    case "appeal-received":
    case "appeal-decided":
      return `/performances/${message.performanceId}`;
    case "to-score":
      return `/performances/${message.performanceId}/score`;
    case "to-sign":
      return `/performances/${message.performanceId}/sign`;
    case "conflict":
      return "/grading/conflicts";
    case "appeal-filed":
    case "appeal-given":
      return `/grading/appeals/${message.appealId}`;
    case "essay-waiting":
      return `/grading/essays/${message.essayId}`;
    case "talk-needed":
      return `/people/${message.personId}/quizzes`;
    case "quiz-marked":
    case "marked-again":
      return `/attempts/${message.attemptId}/result`;
    case "try-open":
      return pathOf.quiz(message);
    case "certificate-issued":
    case "certificate-decided":
      return `/certificates/${message.serial}`;
    case "digest":
      return "/hr/register";
    case "mail-stopped":
      return "/admin/mail";
  }
}

/** What a person may have in the application only: good to know, but nothing to do and nothing that can be missed. */
const pleasant: ReadonlySet<MessageKind> = new Set<MessageKind>(["released", "quiz-marked", "marked-again", "appeal-received", "certificate-issued", "digest"]);
export const isDuty = (kind: MessageKind): boolean => !pleasant.has(kind);
