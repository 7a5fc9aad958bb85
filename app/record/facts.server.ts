import { eq, inArray } from "drizzle-orm";
import { dutyFacts } from "~/certification/duties.server";
import { rules as rulesShape, signOffIn } from "~/certification/rules";
import type { Library } from "~/content/library";
import { versionsOf } from "~/content/versions.server";
import { percentOf } from "~/quizzes/marking";
import { placeOf } from "~/quizzes/quizzes-in";
import type { Reader } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { certificateDecisions, certificates, waivers } from "~db/tables/certification";
import { lessonReadings } from "~db/tables/courses";
import { absences, certificateDuties } from "~db/tables/duties";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { regrades, remarkings } from "~db/tables/regrading";
import { coachingNotes } from "~db/tables/role-play-results";
import { performances } from "~db/tables/role-plays";
import { signOffs } from "~db/tables/sign-offs";
import type { Fact, FactKind, Mark, Timeless } from "./fact";
import { namesOf, titleOf } from "./names.server";
import { rolePlayedFacts } from "./role-played.server";

/** What is known of the facts at these marks, in their order: results and versions, never questions, keys, answers or secret briefs. */
export async function factsAt(reader: Reader, library: Library, marks: Mark[]): Promise<Fact[]> {
  const at = new Map(marks.map((mark) => [mark.id, mark.at]));
  const idsOf = (kind: FactKind) => marks.flatMap((mark) => (mark.kind === kind ? mark.id : []));
  const found = [
    ...(await assignmentFacts(reader, library, idsOf("assigned"), idsOf("assignment-ended"))),
    ...(await readingFacts(reader, library, idsOf("lesson-read"))),
    ...(await quizTakenFacts(reader, library, idsOf("quiz-taken"))),
    ...(await quizRemarkedFacts(reader, library, idsOf("quiz-remarked"))),
    ...(await rolePlayedFacts(reader, library, idsOf("role-played"))),
    ...(await coachedFacts(reader, library, idsOf("coached"))),
    ...(await certifiedFacts(reader, idsOf("certified"))),
    ...(await waivedFacts(reader, library, idsOf("waived"))),
    ...(await absentFacts(reader, idsOf("absent"))),
    ...(await owedFacts(reader, library, idsOf("owed"))),
    ...(await signedOffFacts(reader, library, idsOf("signed-off"))),
    ...(await decidedFacts(reader, idsOf("certificate-decided"))),
  ];
  const byId = new Map(found.map((fact) => [fact.id, fact]));
  return marks.flatMap(({ id }) => {
    const fact = byId.get(id);
    return fact ? [{ ...fact, at: at.get(id)! } as Fact] : [];
  });
}

async function assignmentFacts(reader: Reader, library: Library, assigned: string[], ended: string[]): Promise<Timeless[]> {
  const ids = [...new Set([...assigned, ...ended.map((id) => id.replace(/-ended$/, ""))])];
  if (ids.length === 0) return [];
  const rows = await reader.select().from(assignments).where(inArray(assignments.id, ids)).limit(ids.length);
  const names = await namesOf(
    reader,
    rows.flatMap(({ assignedBy }) => assignedBy ?? []),
  );
  return rows.flatMap(({ id, courseId, dueOn, assignedBy }): Timeless[] => {
    const course = titleOf(library.courses.get(courseId), courseId);
    return [
      { kind: "assigned", id, course, dueOn, by: names.get(assignedBy ?? "") ?? null },
      { kind: "assignment-ended", id: `${id}-ended`, course },
    ];
  });
}

async function readingFacts(reader: Reader, library: Library, ids: string[]): Promise<Timeless[]> {
  if (ids.length === 0) return [];
  const rows = await reader.select().from(lessonReadings).where(inArray(lessonReadings.id, ids)).limit(ids.length);
  return rows.map(({ id, moduleId, lessonId, lessonHash }) => {
    const module = library.modules.get(moduleId);
    const lesson = module?.lessons.find((one) => one.id === lessonId);
    return { kind: "lesson-read", id, module: titleOf(module, moduleId), lesson: titleOf(lesson, lessonId), version: lessonHash };
  });
}

async function quizTakenFacts(reader: Reader, library: Library, ids: string[]): Promise<Timeless[]> {
  if (ids.length === 0) return [];
  const { attemptId, points, maximum, passed } = attemptResults;
  const { quizId, moduleId, closedBy, settingsHash } = attempts;
  const rows = await reader
    .select({ attemptId, points, maximum, passed, quizId, moduleId, closedBy, settingsHash })
    .from(attemptResults)
    .innerJoin(attempts, eq(attempts.id, attemptResults.attemptId))
    .where(inArray(attemptResults.attemptId, ids))
    .limit(ids.length);
  return rows.map((row) => ({
    kind: "quiz-taken",
    id: row.attemptId,
    test: placeOf(library, row),
    percent: percentOf(row.points, row.maximum),
    passed: row.passed,
    atDeadline: row.closedBy === "deadline",
    version: row.settingsHash,
  }));
}

async function quizRemarkedFacts(reader: Reader, library: Library, ids: string[]): Promise<Timeless[]> {
  if (ids.length === 0) return [];
  const rows = await reader
    .select({ remarking: remarkings, regrade: regrades, attempt: { quizId: attempts.quizId, moduleId: attempts.moduleId } })
    .from(remarkings)
    .innerJoin(regrades, eq(regrades.id, remarkings.regradeId))
    .innerJoin(attempts, eq(attempts.id, remarkings.attemptId))
    .where(inArray(remarkings.id, ids))
    .limit(ids.length);
  const names = await namesOf(
    reader,
    rows.map(({ regrade }) => regrade.byPersonId),
  );
  return rows.map(({ remarking: { id, attemptId, points, maximum, passed, before }, regrade, attempt }) => ({
    kind: "quiz-remarked",
    id,
    attemptId,
    test: placeOf(library, attempt),
    percent: percentOf(points, maximum),
    passed,
    before: { percent: percentOf(before.points, before.maximum), passed: before.passed },
    reason: regrade.reason,
    by: names.get(regrade.byPersonId) ?? null,
    version: regrade.toHash,
  }));
}

async function coachedFacts(reader: Reader, library: Library, ids: string[]): Promise<Timeless[]> {
  if (ids.length === 0) return [];
  const rows = await reader
    .select({ id: coachingNotes.id, text: coachingNotes.text, writtenBy: coachingNotes.writtenBy, scenarioId: performances.scenarioId })
    .from(coachingNotes)
    .innerJoin(performances, eq(performances.id, coachingNotes.performanceId))
    .where(inArray(coachingNotes.id, ids))
    .limit(ids.length);
  const names = await namesOf(
    reader,
    rows.map(({ writtenBy }) => writtenBy),
  );
  return rows.map(({ id, text, writtenBy, scenarioId }) => {
    const scenario = titleOf(library.scenarios.get(scenarioId), scenarioId);
    return { kind: "coached", id, scenario, text, by: names.get(writtenBy) ?? null };
  });
}

async function certifiedFacts(reader: Reader, ids: string[]): Promise<Timeless[]> {
  if (ids.length === 0) return [];
  const rows = await reader.select().from(certificates).where(inArray(certificates.id, ids)).limit(ids.length);
  const names = await namesOf(
    reader,
    rows.flatMap(({ importedBy }) => importedBy ?? []),
  );
  return rows.map(({ id, titles, serial, issuedOn, expiresOn, rulesHash, importedAt, importedBy }) => ({
    kind: "certified",
    id,
    title: titles,
    serial,
    issuedOn,
    expiresOn,
    version: rulesHash,
    imported: importedAt && { at: importedAt, by: names.get(importedBy ?? "") ?? null },
  }));
}

async function waivedFacts(reader: Reader, library: Library, ids: string[]): Promise<Timeless[]> {
  if (ids.length === 0) return [];
  const rows = await reader.select().from(waivers).where(inArray(waivers.id, ids)).limit(ids.length);
  const names = await namesOf(
    reader,
    rows.map(({ givenBy }) => givenBy),
  );
  return rows.map(({ id, certificationId, requirementId, reason, givenBy, dueOn, conditionHash }): Timeless => {
    const rules = library.certifications.get(certificationId);
    const asked = rules?.requirements.find((one) => one.id === requirementId);
    const needed = asked?.kind === "certificate" ? asked.certification : requirementId;
    return {
      ...{ kind: "waived", id, title: titleOf(rules, certificationId), needed: titleOf(library.certifications.get(needed), needed) },
      ...{ reason, by: names.get(givenBy) ?? null, dueOn, version: conditionHash },
    };
  });
}

async function absentFacts(reader: Reader, ids: string[]): Promise<Timeless[]> {
  if (ids.length === 0) return [];
  const rows = await reader.select().from(absences).where(inArray(absences.id, ids)).limit(ids.length);
  const names = await namesOf(
    reader,
    rows.flatMap(({ recordedBy, takenBackBy }) => [recordedBy, takenBackBy ?? []].flat()),
  );
  return rows.map((row) => ({
    ...{ kind: "absent", id: row.id, from: row.fromOn, to: row.toOn, by: names.get(row.recordedBy) ?? null },
    takenBack: takenBackOf(row, names),
  }));
}

async function owedFacts(reader: Reader, library: Library, ids: string[]): Promise<Timeless[]> {
  if (ids.length === 0) return [];
  const rows = await reader.select().from(certificateDuties).where(inArray(certificateDuties.id, ids)).limit(ids.length);
  const names = await namesOf(
    reader,
    rows.flatMap(({ setBy, takenBackBy }) => [setBy ?? [], takenBackBy ?? []].flat()),
  );
  const known = new Map<string, Date | null>();
  for (const personId of new Set(rows.map((row) => row.personId))) for (const { factId, metAt } of await dutyFacts(reader, personId)) known.set(factId, metAt);
  return rows.map((row): Timeless => {
    const { id, about, certificationId, dueOn, reason, setBy } = row;
    const module = about.kind === "delta" ? titleOf(library.modules.get(about.moduleId), about.moduleId) : null;
    return {
      ...{ kind: "owed", id, title: titleOf(library.certifications.get(certificationId), certificationId), about, module, dueOn, reason },
      ...{ metAt: known.get(id) ?? null, by: names.get(setBy ?? "") ?? null, takenBack: takenBackOf(row, names) },
    };
  });
}

async function signedOffFacts(reader: Reader, library: Library, ids: string[]): Promise<Timeless[]> {
  if (ids.length === 0) return [];
  const rows = await reader.select().from(signOffs).where(inArray(signOffs.id, ids)).limit(ids.length);
  const names = await namesOf(
    reader,
    rows.map(({ signedBy }) => signedBy),
  );
  const rules = await versionsOf(reader, [...new Set(rows.map(({ rulesHash }) => rulesHash))], rulesShape);
  return rows.map(({ id, certificationId, signOffId, office, decision, reason, rulesHash, signedBy }): Timeless => {
    const asked = rules.get(rulesHash);
    return {
      ...{ kind: "signed-off", id, title: titleOf(asked ?? library.certifications.get(certificationId), certificationId) },
      ...{ office, decision, reason, confirms: signOffIn(asked, signOffId, office)?.confirms ?? { en: signOffId, zh: signOffId } },
      ...{ by: names.get(signedBy) ?? null, version: rulesHash },
    };
  });
}

type Taken = { takenBackAt: Date | null; takenBackBy: string | null; takenBackReason: string | null };

const takenBackOf = ({ takenBackAt: at, takenBackBy, takenBackReason }: Taken, names: Awaited<ReturnType<typeof namesOf>>) =>
  at && { at, by: names.get(takenBackBy ?? "") ?? null, reason: takenBackReason ?? "" };

async function decidedFacts(reader: Reader, ids: string[]): Promise<Timeless[]> {
  if (ids.length === 0) return [];
  const { id, kind, reason, decidedBy, certificateId } = certificateDecisions;
  const rows = await reader
    .select({ id, kind, reason, decidedBy, titles: certificates.titles, serial: certificates.serial })
    .from(certificateDecisions)
    .innerJoin(certificates, eq(certificates.id, certificateId))
    .where(inArray(id, ids))
    .limit(ids.length);
  const names = await namesOf(
    reader,
    rows.map((row) => row.decidedBy),
  );
  return rows.map((row) => ({
    ...{ kind: "certificate-decided", id: row.id, title: row.titles, serial: row.serial, decision: row.kind, reason: row.reason },
    by: names.get(row.decidedBy) ?? null,
  }));
}
