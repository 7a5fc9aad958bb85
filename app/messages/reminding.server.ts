import { and, asc, between, eq, gt, gte, inArray, isNull, lt, or } from "drizzle-orm";
import { isAskedMore } from "~/certification/only-signatures.server";
import { addDays, dayIn } from "~/locale/day";
import { newestDraft } from "~/role-plays/drafts.server";
import type { Day } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { registerRows } from "~db/tables/certification";
import { messages } from "~db/tables/messages";
import { people } from "~db/tables/people";
import { performanceGraders, performances, scorecards } from "~db/tables/role-plays";
import { countsForHr } from "./digest.server";
import { dueDuties } from "./duties-due.server";
import { longEscorts } from "./escorting.server";
import { matterOf, onceOf } from "./message";
import { everybodyOfHr } from "./recipients.server";
import { dueStage, FIRST_STAGE, isForManager, lapseStage, TOLD_FOR, weekOf } from "./reminders";
import { waitingSignOffs } from "./signing-late.server";
import { endMatter, type Told, tellAll } from "./tell.server";

const BATCH = 200;
/** No grace is longer (certification/rules.ts). */
const LONGEST_GRACE = 366;
const DAY = 86_400_000;
/** A scorecard is asked for when it is a day late, and for a month. */
const LATE_AFTER = DAY;
const ASKED_FOR = 30 * DAY;

/** Tells everybody what has come due by today, each once, whatever days nobody looked. Says how much was new. */
export async function remind(store: Store, zone: string, now: Date): Promise<number> {
  const today = dayIn(zone, now);
  let told = 0;
  for await (const batch of dueBy(store.read, zone, today, now)) told += await tellNew(store, batch, now);
  return told;
}

async function* dueBy(reader: Reader, zone: string, today: Day, now: Date): AsyncGenerator<Told[]> {
  yield* endingCertificates(reader, today);
  yield* dueAssignments(reader, zone, today);
  yield* longEscorts(reader, today);
  yield* dueDuties(reader, zone, today);
  yield* waitingSignOffs(reader, today, now);
  yield await lateScorecards(reader, now);
  const hr = await everybodyOfHr(reader);
  const week = weekOf(today);
  const untold = await notToldYet(
    reader,
    hr.map((personId) => ({ personId, message: { kind: "digest", weekOf: week, counts: { soon: 0, inGrace: 0, lapsed: 0, overdue: 0, appeals: 0 } } })),
  );
  if (untold.length === 0) return;
  const counts = await countsForHr(reader, today);
  yield untold.map(({ personId }) => ({ personId, message: { kind: "digest", weekOf: week, counts } }));
}

/** Writes what was not told before; of several reminders about one thing only the newest stays open. */
async function tellNew(store: Store, batch: Told[], now: Date): Promise<number> {
  const untold = await notToldYet(store.read, batch);
  if (untold.length === 0) return 0;
  return store.tx(async (w) => {
    const told = await tellAll(w, untold, now);
    for (const { id, personId, kind, aboutId } of told)
      if (kind !== "digest") await endMatter(w, aboutId, { kinds: followed(kind), personId, exceptId: id }, now);
    return told.length;
  });
}

/** What a reminder takes the place of. */
function followed(kind: string) {
  if (kind === "due") return ["assigned" as const, "due" as const];
  if (kind === "lapsing" || kind === "lapsed") return ["lapsing" as const];
  if (kind === "report-lapsing" || kind === "report-lapsed") return ["report-lapsing" as const];
  if (kind === "report-escorted" || kind === "hr-escorted") return [kind as "report-escorted" | "hr-escorted"];
  if (kind === "duty-due") return ["duty-set" as const, "duty-due" as const];
  if (kind === "report-duty-over") return ["report-duty" as const];
  return kind === "to-score" || kind === "to-sign" ? ["planned" as const, "moved" as const, "to-score" as const, "to-sign" as const] : [];
}

async function notToldYet(reader: Reader, batch: Told[]): Promise<Told[]> {
  if (batch.length === 0) return [];
  const matters = [...new Set(batch.map(({ message }) => matterOf(message)))];
  const kinds = [...new Set(batch.map(({ message }) => message.kind))];
  const rows = await reader
    .select({ personId: messages.personId, once: messages.once })
    .from(messages)
    .where(and(inArray(messages.aboutId, matters), inArray(messages.kind, kinds)))
    .limit(100 * BATCH);
  const known = new Set(rows.map(({ personId, once }) => `${personId} ${once}`));
  return batch.filter(({ personId, message }) => !known.has(`${personId} ${onceOf(message)}`));
}

/** Certificates that end soon or have ended and are not stopped anyway, from the register, where nobody is who has left. */
async function* endingCertificates(reader: Reader, today: Day): AsyncGenerator<Told[]> {
  const { expiresOn, graceEndsOn, certificateId, certificationId, personId, stopped } = registerRows;
  const ending = and(
    between(expiresOn, addDays(today, -LONGEST_GRACE), addDays(today, FIRST_STAGE)),
    gte(graceEndsOn, addDays(today, -TOLD_FOR)),
    isNull(stopped),
  );
  let after: { expiresOn: Day; certificateId: string } | null = null;
  for (;;) {
    const rows: {
      expiresOn: Day | null;
      graceEndsOn: Day | null;
      certificateId: string | null;
      certificationId: string;
      personId: string;
      managerId: string | null;
    }[] = await reader
      .select({ expiresOn, graceEndsOn, certificateId, certificationId, personId, managerId: people.managerId })
      .from(registerRows)
      .innerJoin(people, eq(people.id, personId))
      .where(and(ending, after ? or(gt(expiresOn, after.expiresOn), and(eq(expiresOn, after.expiresOn), gt(certificateId, after.certificateId))) : undefined))
      .orderBy(asc(expiresOn), asc(certificateId))
      .limit(BATCH);
    const held = rows.map((row) => ({ ...row, expiresOn: row.expiresOn!, graceEndsOn: row.graceEndsOn!, certificateId: row.certificateId! }));
    yield held.flatMap((row) => aboutEnding(row, today));
    if (rows.length < BATCH) return;
    after = held.at(-1)!;
  }
}

type Held = { expiresOn: Day; graceEndsOn: Day; certificateId: string; certificationId: string; personId: string; managerId: string | null };

function aboutEnding({ managerId, personId, graceEndsOn, ...certificate }: Held, today: Day): Told[] {
  const stage = lapseStage({ ...certificate, graceEndsOn }, today);
  if (stage === null) return [];
  if (stage === "lapsed")
    return [
      { personId, message: { kind: "lapsed", ...certificate } },
      ...(managerId ? [{ personId: managerId, message: { kind: "report-lapsed" as const, ...certificate, personId } }] : []),
    ];
  return [
    { personId, message: { kind: "lapsing", ...certificate, stage } },
    ...(managerId && isForManager(stage) ? [{ personId: managerId, message: { kind: "report-lapsing" as const, ...certificate, stage, personId } }] : []),
  ];
}

/** Assignments that are due or overdue, of people who are there, do not have the certificate yet, and wait for more than signatures. */
async function* dueAssignments(reader: Reader, zone: string, today: Day): AsyncGenerator<Told[]> {
  const { id, dueOn, personId, courseId, assignedAt } = assignments;
  const certified = and(
    eq(registerRows.personId, personId),
    eq(registerRows.certificationId, assignments.certificationId),
    eq(registerRows.progress, "certified"),
  );
  let after: { dueOn: Day; id: string } | null = null;
  for (;;) {
    const rows: { id: string; dueOn: Day | null; personId: string; courseId: string; assignedAt: Date; managerId: string | null; certified: string | null }[] =
      await reader
        .select({ id, dueOn, personId, courseId, assignedAt, managerId: people.managerId, certified: registerRows.certificateId })
        .from(assignments)
        .innerJoin(people, and(eq(people.id, personId), eq(people.active, true)))
        .leftJoin(registerRows, certified)
        .where(
          and(
            isNull(assignments.endedAt),
            isAskedMore(personId, assignments.certificationId),
            between(dueOn, addDays(today, -TOLD_FOR), addDays(today, 7)),
            after ? or(gt(dueOn, after.dueOn), and(eq(dueOn, after.dueOn), gt(id, after.id))) : undefined,
          ),
        )
        .orderBy(asc(dueOn), asc(id))
        .limit(BATCH);
    const due = rows.map((row) => ({ ...row, dueOn: row.dueOn! }));
    yield due.filter((row) => row.certified === null).flatMap((row) => aboutDue(row, dayIn(zone, row.assignedAt), today));
    if (rows.length < BATCH) return;
    after = due.at(-1)!;
  }
}

type Due = { id: string; dueOn: Day; personId: string; courseId: string; managerId: string | null };

function aboutDue({ id: assignmentId, dueOn, personId, courseId, managerId }: Due, assignedOn: Day, today: Day): Told[] {
  const stage = dueStage({ dueOn, assignedOn }, today);
  if (stage === null) return [];
  const assignment = { assignmentId, courseId, dueOn };
  return [
    { personId, message: { kind: "due", ...assignment, stage } },
    ...(managerId && stage === "overdue" ? [{ personId: managerId, message: { kind: "report-overdue" as const, ...assignment, personId } }] : []),
  ];
}

/** Scorecards that were due a day after the play: to be given, or only to be signed. */
async function lateScorecards(reader: Reader, now: Date): Promise<Told[]> {
  const { performanceId, personId: graderId } = performanceGraders;
  const { scheduledAt, releasedAt, cancelledAt, scenarioId, staffId } = performances;
  const rows = await reader
    .select({ performanceId, graderId, scenarioId, personId: staffId })
    .from(performances)
    .innerJoin(performanceGraders, eq(performanceId, performances.id))
    .leftJoin(scorecards, and(eq(scorecards.performanceId, performances.id), eq(scorecards.graderId, graderId)))
    .where(
      and(
        gte(scheduledAt, new Date(now.getTime() - ASKED_FOR)),
        lt(scheduledAt, new Date(now.getTime() - LATE_AFTER)),
        isNull(releasedAt),
        isNull(cancelledAt),
        isNull(scorecards.id),
      ),
    )
    .orderBy(asc(scheduledAt), asc(performanceId), asc(graderId))
    .limit(10 * BATCH);
  const told: Told[] = [];
  for (const { graderId: to, ...about } of rows) {
    const isReady = (await newestDraft(reader, about.performanceId, to))?.ready === true;
    told.push({ personId: to, message: { kind: isReady ? "to-sign" : "to-score", ...about } });
  }
  return told;
}
