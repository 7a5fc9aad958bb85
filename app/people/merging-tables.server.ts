import type { Column, Table } from "drizzle-orm";
import { assignments, ruleOutcomes } from "~db/tables/assignments";
import { certificates, waivers } from "~db/tables/certification";
import { lessonOpenings, lessonReadings } from "~db/tables/courses";
import { absences, certificateDuties } from "~db/tables/duties";
import { messages } from "~db/tables/messages";
import { groupMemberships, people, roles } from "~db/tables/people";
import { practiceTurns } from "~db/tables/practice";
import { attemptResults, attempts, essays, extraTimes, quizTalks } from "~db/tables/quizzes";
import { remarkings } from "~db/tables/regrading";
import { appeals, coachingNotes, selfAssessments } from "~db/tables/role-play-results";
import { performances } from "~db/tables/role-plays";
import { signers, signOffs } from "~db/tables/sign-offs";

/** A table of facts about a person: what names a row, and the column and property that say whom it is about. */
export type AboutPerson = { table: Table; id: Column; person: Column; property: string };

const about = (table: Table & { id: Column; personId: Column }): AboutPerson => ({ table, id: table.id, person: table.personId, property: "personId" });

/**
 * Everything that is about a person and moves with them, by the name under which it is counted and kept for undoing. Who did
 * something is not among it: see merging.md.
 */
export const movable = {
  readings: about(lessonReadings),
  openings: about(lessonOpenings),
  practice: about(practiceTurns),
  attempts: about(attempts),
  results: { table: attemptResults, id: attemptResults.attemptId, person: attemptResults.personId, property: "personId" },
  remarkings: about(remarkings),
  essays: about(essays),
  talks: about(quizTalks),
  extraTimes: about(extraTimes),
  performances: { table: performances, id: performances.id, person: performances.staffId, property: "staffId" },
  coaching: about(coachingNotes),
  selfAssessments: about(selfAssessments),
  appeals: about(appeals),
  certificates: about(certificates),
  waivers: about(waivers),
  signOffs: about(signOffs),
  signers: about(signers),
  absences: about(absences),
  duties: about(certificateDuties),
  assignments: about(assignments),
  ruleOutcomes: about(ruleOutcomes),
  memberships: about(groupMemberships),
  roles: about(roles),
  messages: about(messages),
  reports: { table: people, id: people.id, person: people.managerId, property: "managerId" },
} satisfies Record<string, AboutPerson>;
export type Movable = keyof typeof movable;
export const movables = Object.keys(movable) as Movable[];
