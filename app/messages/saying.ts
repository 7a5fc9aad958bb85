import type { Words } from "~/locale/catalogues";
import type { Day } from "~db/kit";
import type { Message } from "./message";

/** What stands behind the ids of a message, in the reader's language. */
export type Names = {
  course(id: string): string;
  certification(id: string): string;
  scenario(id: string): string;
  test(test: { quizId: string; moduleId: string | null }): string;
  person(id: string): string;
  day(day: Day): string;
  instant(iso: string): string;
};

/** A message as one sentence. */
export function sayingOf(message: Message, { says }: Words["messages"], names: Names): string {
  switch (message.kind) {
    case "assigned":
      return says.assigned(names.course(message.courseId), message.dueOn && names.day(message.dueOn));
    case "due":
      return says.due[message.stage](names.course(message.courseId), names.day(message.dueOn));
    case "report-overdue":
      return says.reportOverdue(names.person(message.personId), names.course(message.courseId), names.day(message.dueOn));
    case "planned":
    case "moved":
    case "cancelled":
      return says[message.kind](says.part[message.part], names.scenario(message.scenarioId), names.instant(message.at));
    case "called-off":
      return says.calledOff(names.scenario(message.scenarioId));
    case "released":
      return says.released(names.scenario(message.scenarioId));
    case "to-score":
      return says.toScore(names.scenario(message.scenarioId), names.person(message.personId));
    case "to-sign":
      return says.toSign(names.scenario(message.scenarioId), names.person(message.personId));
    case "conflict":
      return says.conflict(names.scenario(message.scenarioId), names.person(message.personId));
    case "appeal-filed":
      return says.appealFiled(names.person(message.personId), names.scenario(message.scenarioId), names.day(message.decideOn));
    case "appeal-given":
      return says.appealGiven(names.person(message.personId), names.scenario(message.scenarioId), names.day(message.decideOn));
    case "appeal-received":
      return says.appealReceived(names.scenario(message.scenarioId));
    case "appeal-decided":
      return says.appealDecided(names.scenario(message.scenarioId));
    case "essay-waiting":
      return says.essayWaiting(names.test(message), names.person(message.personId));
    case "talk-needed":
      return says.talkNeeded(names.person(message.personId), names.test(message));
    case "quiz-marked":
      return says.quizMarked(names.test(message));
    case "marked-again":
      return says.markedAgain(names.test(message));
    case "try-open":
      return says.tryOpen(names.test(message));
    case "certificate-issued":
      return says.certificateIssued(names.certification(message.certificationId), names.day(message.expiresOn));
    case "lapsing":
      return says.lapsing[message.stage](names.certification(message.certificationId), names.day(message.expiresOn));
    case "lapsed":
      return says.lapsed(names.certification(message.certificationId), names.day(message.expiresOn));
    case "report-lapsing":
      return says.reportLapsing(names.person(message.personId), names.certification(message.certificationId), names.day(message.expiresOn));
    case "report-lapsed":
      return says.reportLapsed(names.person(message.personId), names.certification(message.certificationId));
    case "certificate-decided":
      return says.decided[message.decision](names.certification(message.certificationId));
    case "report-decided":
      return says.reportDecided[message.decision](names.person(message.personId), names.certification(message.certificationId));
    case "report-escorted":
    case "hr-escorted":
      return says.escorted[message.stage](names.person(message.personId), message.days, names.certification(message.certificationId));
    case "duty-set":
      return says.duty.set[message.duty](names.certification(message.certificationId), names.day(message.dueOn));
    case "report-duty":
      return says.duty.report[message.duty](names.person(message.personId), names.certification(message.certificationId), names.day(message.dueOn));
    case "duty-due":
      return says.duty.due[message.stage](names.certification(message.certificationId), names.day(message.dueOn));
    case "report-duty-over":
      return says.duty.reportOver(names.person(message.personId), names.certification(message.certificationId));
    case "sign-off-waits":
    case "hr-sign-off-waits":
      return says.signOffWaits[message.kind === "sign-off-waits" ? "signer" : "hr"](
        names.person(message.personId),
        names.certification(message.certificationId),
      );
    case "sign-off-returned":
      return says.signOffReturned.own(names.certification(message.certificationId));
    case "report-sign-off-returned":
    case "hr-sign-off-returned":
      return says.signOffReturned.others(names.person(message.personId), names.certification(message.certificationId));
    case "digest":
      return says.digest(names.day(message.weekOf), says.counted(message.counts));
    case "mail-stopped":
      return says.mailStopped(names.person(message.personId));
  }
}

/** The people a message names, so that their names can be found at once. */
export const namedIn = (messages: Message[]): string[] => [...new Set(messages.flatMap((message) => ("personId" in message ? [message.personId] : [])))];
