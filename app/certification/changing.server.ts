import { asc, eq } from "drizzle-orm";
import { HASH_FORMAT } from "~/content/hashing";
import type { Library } from "~/content/library";
import { breather } from "~/jobs/slices.server";
import { dayIn } from "~/locale/day";
import { audit } from "~/record/audit.server";
import type { Reader, Store, Writer } from "~db/store";
import { certificates, rulesInForce } from "~db/tables/certification";
import { contentVersions } from "~db/tables/content";
import { ruleTrials } from "~db/tables/rule-changes";
import { type Certificate, decisionsOf, heldCertificates } from "./certificates.server";
import { keepDecision } from "./decisions.server";
import { settleCertifications } from "./issuing.server";
import { keepsItsDays, recalculated, sameDates } from "./recalculating";
import { type Rules, rules } from "./rules";
import { newestRow } from "./rules-in-force.server";
import { stoppedBy } from "./stopped";
import { concerned, findTrial, previousOf, type Trial } from "./trying.server";

/** Few enough in one change that no other change waits for long. */
const BATCH = 5;
/** What is done while its page waits, in milliseconds; and how long one run of the job goes on: shorter than its lease. */
const BEGINNING = 1_000;
const RUN = 30_000;

export type Deciding = { trialId: string; recalculates: boolean; reason: string; decidedBy: string };
/** `unfinished`: not everybody was looked at yet. `stale`: other rules came into force since, or the day is over. `busy`: a change is still being carried out. */
export type Changed = "in-force" | "done" | "unfinished" | "stale" | "busy";

/**
 * Puts rules in force that were tried on everybody concerned, with the reason. What follows for each of them is carried out after
 * it, a few at a time; certificates keep their dates unless these are to be worked out anew.
 */
export const changeRules = (store: Store, library: Library, { trialId, recalculates, reason, decidedBy }: Deciding, now: Date): Promise<Changed> =>
  store.tx(async (w) => {
    const trial = (await findTrial(w, trialId))!;
    if (trial.state === "applying" || trial.state === "applied") return "done";
    if (trial.state === "looking") return "unfinished";
    const { certificationId, contentHash, adjustments, hash, counts } = trial;
    if (trial.onDay !== dayIn(library.zone, now) || (await newestRow(w, certificationId))?.version !== trial.baseVersion) return "stale";
    if ((await applyingNow(w)).has(certificationId)) return "busy";
    const version = trial.baseVersion + 1;
    await keepRules(w, library, trial, now);
    await w.insert(rulesInForce).values({
      ...{ certificationId, version, hash, contentHash, adjustments },
      ...{ byPersonId: decidedBy, at: now, why: reason, recalculated: recalculates },
    });
    await w
      .update(ruleTrials)
      .set({ state: "applying", cursor: "", recalculates, reason, decidedBy, decidedAt: now, version })
      .where(eq(ruleTrials.id, trialId));
    const values = { version, hash, contentHash, adjustments, recalculates, reason, expected: counts };
    await audit(w, { actorId: decidedBy, act: "certification.rules-changed", subjectId: certificationId, values }, now);
    return "in-force";
  });

/** Keeps the rules as they will count, and the authors' text they were made from. */
async function keepRules(w: Writer, library: Library, { certificationId: contentId, hash, contentHash, body }: Trial, now: Date) {
  const authored = library.authored.get(contentHash);
  const kept = { kind: "certification", contentId, format: HASH_FORMAT, firstUsedAt: now };
  const rows = [{ ...kept, hash, body }, ...(authored && contentHash !== hash ? [{ ...kept, hash: contentHash, body: authored.body }] : [])];
  await w.insert(contentVersions).values(rows).onConflictDoNothing();
}

const applying = (reader: Reader) => reader.select().from(ruleTrials).where(eq(ruleTrials.state, "applying")).orderBy(asc(ruleTrials.id)).limit(1);
export const isAnyChangeApplying = async (reader: Reader): Promise<boolean> => (await applying(reader)).length > 0;

/** Goes on with what changed rules mean for people, the oldest change first; whatever stops it, it goes on where it was. */
export async function carryOnChanging(store: Store, library: Library, now: Date, ending?: AbortSignal): Promise<void> {
  const started = performance.now();
  const mayGoOn = () => !ending?.aborted && performance.now() - started < RUN;
  for (;;) {
    const [trial] = await applying(store.read);
    if (!trial) return;
    await carryOut(store, library, trial.id, now, mayGoOn);
    if (!mayGoOn()) return;
  }
}

/** The beginning of a change, so that in a small company all is done when its page comes back. */
export const beginChanging = (store: Store, library: Library, trialId: string, now: Date): Promise<void> => {
  const started = performance.now();
  return carryOut(store, library, trialId, now, () => performance.now() - started < BEGINNING);
};

async function carryOut(store: Store, library: Library, trialId: string, now: Date, mayGoOn: () => boolean): Promise<void> {
  const breathe = breather();
  for (let isOver = false; !isOver && mayGoOn(); ) {
    isOver = await store.tx((w) => carryOn(w, library, trialId, now));
    await breathe();
  }
}

/** Deals with the next few people. Says whether nobody is left. */
async function carryOn(w: Writer, library: Library, trialId: string, now: Date): Promise<boolean> {
  const trial = await findTrial(w, trialId);
  if (trial?.state !== "applying") return true;
  const personIds = await concerned(w, trial, BATCH);
  for (const personId of personIds) {
    if (trial.recalculates) await recalculate(w, library, trial, personId, now);
    await settleCertifications(w, library, personId, now);
  }
  const isOver = personIds.length < BATCH;
  const cursor = personIds.at(-1) ?? trial.cursor;
  await w
    .update(ruleTrials)
    .set(isOver ? { cursor, state: "applied", finishedAt: now } : { cursor })
    .where(eq(ruleTrials.id, trialId));
  const { certificationId, version } = trial;
  if (isOver) await audit(w, { actorId: null, act: "certification.rules-carried-out", subjectId: certificationId, values: { version } }, now);
  return isOver;
}

/** Gives the certificate somebody holds the dates the new rules would have given it. Days that were set for one person stay. */
async function recalculate(w: Writer, library: Library, trial: Trial, personId: string, now: Date): Promise<void> {
  const held = (await heldCertificates(w, personId)).find(({ certificationId }) => certificationId === trial.certificationId);
  if (!held || held.rulesHash === trial.hash || keepsItsDays(held)) return;
  const own = (await decisionsOf(w, personId)).filter(({ certificateId }) => certificateId === held.id);
  if (stoppedBy(own)?.name === "revoked") return;
  const next: Rules = rules.parse(trial.body);
  const dates = recalculated(held, await previousOf(w, held), next);
  if (!sameDates(held, dates)) await moveDates(w, library, { held, dates, next, trial, nth: own.length + 1 }, now);
}

type Moving = { held: Certificate; dates: ReturnType<typeof recalculated>; next: Rules; trial: Trial; nth: number };

async function moveDates(w: Writer, library: Library, { held, dates, next, trial, nth }: Moving, now: Date): Promise<void> {
  const { windowOpensOn, expiresOn, graceEndsOn } = held;
  const { method, months } = next.validity;
  const datesBy = { rulesHash: trial.hash, months: method === "fixed" ? null : months, on: dayIn(library.zone, trial.decidedAt!) };
  await w
    .update(certificates)
    .set({ ...dates, datesBy })
    .where(eq(certificates.id, held.id));
  const moved = { expiredOn: expiresOn, extendedTo: dates.expiresOn, datesBefore: { windowOpensOn, expiresOn, graceEndsOn } };
  await keepDecision(w, library, held, { kind: "recalculated", nth, reason: trial.reason!, decidedBy: trial.decidedBy!, ...moved }, now);
}

/** The certifications whose change is being carried out. */
export async function applyingNow(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader.select({ id: ruleTrials.certificationId }).from(ruleTrials).where(eq(ruleTrials.state, "applying")).limit(200);
  return new Set(rows.map(({ id }) => id));
}
