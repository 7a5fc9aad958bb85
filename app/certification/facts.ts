import type { Day } from "~db/kit";
import type { DutyAbout } from "~db/tables/duties";
import type { Requirement } from "./rules";

/** What may count towards a certificate, as the rooms that own these facts tell it. Instants are UTC. */
/** A person's first reading of a lesson to its end. */
export type LessonFact = { factId: string; moduleId: string; lessonId: string; readAt: Date };
/** A marked attempt; an exam has no module. Points are hundredths; `at` is when it was closed, or when a regrade made it a pass. */
export type QuizFact = { factId: string; quizId: string; moduleId: string | null; passed: boolean; points: number; maximum: number; percent: number; at: Date };
export type RolePlayFact = {
  factId: string;
  performanceId: string;
  scenarioId: string;
  /** The certification it counts for; null is practice. */
  towards: string | null;
  /** Σ weight × level, 100 to 500. */
  weightedSum: number;
  passed: boolean;
  /** When it was released. */
  at: Date;
};
/** A role-play that is planned and not yet scored. `part` is the person's own. */
export type UpcomingPerformance = {
  performanceId: string;
  scenarioId: string;
  scheduledAt: Date;
  room: string | null;
  part: "staff" | "customer" | "observer";
};

/** The days by which a certificate is judged. */
export type CertificateDates = { windowOpensOn: Day; expiresOn: Day; graceEndsOn: Day };
/** A certificate the person holds: valid, in its grace, or no longer. */
export type CertificateFact = CertificateDates & {
  factId: string;
  serial: string;
  certificationId: string;
  /** When it was issued. */
  at: Date;
  /** The certifications whose certificates it rests on, by the rules it was issued by. */
  needs?: string[];
  /** What it rests on only because of a waiver whose condition is not met, and until when that holds. */
  waived?: { certificationId: string; until: Day }[];
  stopped?: Stopped;
  /** What is to be met anew while it runs, and is not yet. */
  owed?: Owed[];
};
/** A duty that is not met. `dueOn`: the last day on which the certificate counts without it. */
export type Owed = { about: DutyAbout; dueOn: Day };
/** It was decided that a certificate's dates do not count. */
export type Stopped = { name: "suspended" | "revoked"; since: Day; reason: string; at?: Date };

/** HR waived a certificate that a requirement asks for, on a condition: requirements of another certification, met by a day. */
export type WaiverFact = {
  factId: string;
  /** Whose requirement it stands for. */
  certificationId: string;
  requirementId: string;
  at: Date;
  dueOn: Day;
  /** The end of that day. */
  dueBy: Date;
  condition: { certificationId: string; requirements: Requirement[] };
  /** When the condition was met, in time. */
  keptAt: Date | null;
};

/** Somebody signed a link of a chain of sign-offs, or returned it with a reason, over exactly the proofs that the hash names. */
export type SignOffFact = {
  factId: string;
  certificationId: string;
  signOffId: string;
  decision: "signed" | "returned";
  reason: string | null;
  /** See `proofsHash`. */
  proofsHash: string;
  at: Date;
};

/** What a holder has to meet anew while a certificate runs (curriculum.md F, rules 4, 5 and 9). */
export type DutyFact = Owed & {
  factId: string;
  certificationId: string;
  requirements: Requirement[];
  /** Only what was shown from this instant on counts; the day is that of the company. */
  since: Date;
  sinceOn: Day;
  reason: string;
  /** When it was met, in time or late; null while it is not. */
  metAt: Date | null;
};

export type Facts = {
  lessons: LessonFact[];
  quizzes: QuizFact[];
  rolePlays: RolePlayFact[];
  certificates: CertificateFact[];
  waivers: WaiverFact[];
  signOffs: SignOffFact[];
  duties: DutyFact[];
  upcoming: UpcomingPerformance[];
};
export const noFacts: Facts = { lessons: [], quizzes: [], rolePlays: [], certificates: [], waivers: [], signOffs: [], duties: [], upcoming: [] };
