import { and, asc, eq, gt } from "drizzle-orm";
import type { Library } from "~/content/library";
import { breather } from "~/jobs/slices.server";
import { dayIn } from "~/locale/day";
import { newId } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { certificates, registerRows } from "~db/tables/certification";
import { ruleEffects, ruleTrials } from "~db/tables/rule-changes";
import type { Adjustments, Authored } from "./adjustable";
import { heldCertificates } from "./certificates.server";
import { factsOf } from "./facts.server";
import { type Rules, rules } from "./rules";
import { findRulesInForce } from "./rules-in-force.server";
import { type Effected, effectsOf } from "./trial";

export type Trial = typeof ruleTrials.$inferSelect;
/** People looked at before what was found is kept. */
const SOME = 50;
/** What is done while its page waits: for so long in milliseconds. */
const BEGINNING = 1_000;
/** How long one run of the job goes on, in milliseconds: shorter than its lease. */
const RUN = 30_000;

export type NewTrial = {
  certificationId: string;
  baseVersion: number;
  contentHash: string;
  adjustments: Adjustments;
  body: Authored;
  hash: string;
  madeBy: string;
};

/** Notes that other rules are to be looked at over everybody concerned. Nothing of anybody changes by it. Gives its id. */
export async function makeTrial(store: Store, library: Library, trial: NewTrial, now: Date): Promise<string> {
  const id = newId(now.getTime());
  const begun = { state: "looking" as const, cursor: "", looked: 0, counts: {} };
  await store.tx((w) => w.insert(ruleTrials).values({ id, ...trial, ...begun, onDay: dayIn(library.zone, now), madeAt: now }));
  return id;
}

export async function findTrial(reader: Reader, id: string): Promise<Trial | undefined> {
  const [row] = await reader.select().from(ruleTrials).where(eq(ruleTrials.id, id)).limit(1);
  return row;
}

const looking = (reader: Reader) => reader.select().from(ruleTrials).where(eq(ruleTrials.state, "looking")).orderBy(asc(ruleTrials.id)).limit(1);
export const isAnyTrialLooking = async (reader: Reader): Promise<boolean> => (await looking(reader)).length > 0;

/** Goes on with what is to be looked at, the oldest first; whatever stops it, it goes on where it was. */
export async function carryOnLooking(store: Store, library: Library, ending?: AbortSignal, ms = RUN): Promise<void> {
  const started = performance.now();
  const mayGoOn = () => !ending?.aborted && performance.now() - started < ms;
  for (;;) {
    const [trial] = await looking(store.read);
    if (!trial) return;
    await lookThrough(store, library, trial.id, mayGoOn);
    if (!mayGoOn()) return;
  }
}

/** The beginning of a trial that was just made, so that a small company sees it when its page comes back. */
export const beginLooking = (store: Store, library: Library, trialId: string): Promise<void> => {
  const started = performance.now();
  return lookThrough(store, library, trialId, () => performance.now() - started < BEGINNING);
};

async function lookThrough(store: Store, library: Library, trialId: string, mayGoOn: () => boolean): Promise<void> {
  const breathe = breather();
  while (mayGoOn()) {
    const trial = await findTrial(store.read, trialId);
    if (trial?.state !== "looking") return;
    const personIds = await concerned(store.read, trial, SOME);
    const found: (Effected & { personId: string })[] = [];
    const now = (await findRulesInForce(store.read, trial.certificationId))?.rules;
    const next = rules.parse(trial.body);
    for (const personId of now ? personIds : []) {
      for (const one of await effectsFor(store.read, library, { personId, trial, now: now!, next })) found.push({ personId, ...one });
      await breathe();
    }
    await keepFound(store, trial, personIds, found);
  }
}

/** Whom rules concern: everybody who works towards their certificate or holds it, in the order of their ids, behind those who were looked at. */
export async function concerned(reader: Reader, { certificationId, cursor }: Pick<Trial, "certificationId" | "cursor">, limit: number): Promise<string[]> {
  const rows = await reader
    .select({ id: registerRows.personId })
    .from(registerRows)
    .where(and(eq(registerRows.certificationId, certificationId), gt(registerRows.personId, cursor)))
    .orderBy(asc(registerRows.personId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

type Concerning = { personId: string; trial: Trial; now: Rules; next: Rules };

async function effectsFor(reader: Reader, library: Library, { personId, trial, now, next }: Concerning): Promise<Effected[]> {
  const facts = await factsOf(reader, personId);
  const held = (await heldCertificates(reader, personId)).find(({ certificationId }) => certificationId === trial.certificationId);
  const stopped = facts.certificates.find(({ factId }) => factId === held?.id)?.stopped;
  const holding = held ? { held, stopped, previous: await previousOf(reader, held) } : null;
  const { modules, exams, zone } = library;
  return effectsOf(now, next, { facts, holding, today: trial.onDay, zone, modules, exams });
}

/** The certificate that one renewed. */
export async function previousOf(reader: Reader, { renews }: { renews: string | null }) {
  if (!renews) return null;
  const [row] = await reader.select().from(certificates).where(eq(certificates.id, renews)).limit(1);
  return row ?? null;
}

/** Keeps what was found, unless another process has kept it meanwhile. */
async function keepFound(store: Store, { id: trialId, cursor }: Trial, personIds: string[], found: (Effected & { personId: string })[]): Promise<void> {
  await store.tx(async (w) => {
    const trial = await findTrial(w, trialId);
    if (trial?.state !== "looking" || trial.cursor !== cursor) return;
    const counts = { ...trial.counts };
    for (const { effect } of found) counts[effect] = (counts[effect] ?? 0) + 1;
    if (found.length > 0) await w.insert(ruleEffects).values(found.map((one) => ({ trialId, ...one })));
    const isDone = personIds.length < SOME;
    await w
      .update(ruleTrials)
      .set({ cursor: personIds.at(-1) ?? cursor, looked: trial.looked + personIds.length, counts, state: isDone ? "looked" : "looking" })
      .where(eq(ruleTrials.id, trialId));
  });
}
