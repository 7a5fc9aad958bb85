import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Library, Module } from "~/content/library";
import { breather } from "~/jobs/slices.server";
import { addDays, dayIn } from "~/locale/day";
import { deltaId } from "~/quizzes/delta";
import { quizFacts } from "~/quizzes/facts.server";
import { type Day, newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { certificates, rulesInForce } from "~db/tables/certification";
import { moduleVersions } from "~db/tables/module-versions";
import { type Certificate, heldCertificates } from "./certificates.server";
import { dutiesOf, dutyFacts } from "./duties.server";
import { settleCertifications } from "./issuing.server";
import { countingCertificates, dropDuty, setDuty } from "./owing.server";
import type { Rules } from "./rules";
import { findRulesInForce } from "./rules-in-force.server";

type Version = typeof moduleVersions.$inferSelect;

const BATCH = 50;
/** How long one run of the job goes on, in milliseconds: shorter than its lease. */
const RUN = 30_000;
/** More versions of all modules together than any company writes. */
const MOST = 10_000;

const versionsSeen = (reader: Reader): Promise<Version[]> => reader.select().from(moduleVersions).orderBy(asc(moduleVersions.seenAt)).limit(MOST);

/** Whether a module has a version nobody has met before, or one of which not everybody has been asked. */
export async function isAnyVersionNew(reader: Reader, library: Library): Promise<boolean> {
  const seen = await versionsSeen(reader);
  return seen.some(({ doneAt }) => doneAt === null) || unseen(library, seen).length > 0;
}

/** The modules of a version later than any that was met. */
function unseen(library: Library, seen: Pick<Version, "moduleId" | "version">[]): Module[] {
  const newest = new Map<string, number>();
  for (const { moduleId, version } of seen) newest.set(moduleId, Math.max(version, newest.get(moduleId) ?? 0));
  return [...library.modules.values()].filter(({ id, version }) => version > (newest.get(id) ?? 0));
}

/**
 * Notes new versions of modules, and asks those who are certified by rules that rest on the module for the short quiz on what is
 * new; a few at a time, and after a stop it goes on where it was. A module that is met for the first time asks nothing. Says of how many it was asked.
 */
export async function askDeltas(store: Store, library: Library, now: Date, ending?: AbortSignal): Promise<number> {
  await noteVersions(store, library, now);
  const started = performance.now();
  const mayGoOn = () => !ending?.aborted && performance.now() - started < RUN;
  const waiting = (await versionsSeen(store.read)).filter(({ doneAt }) => doneAt === null);
  let asked = 0;
  for (const version of waiting) asked += await askEverybody(store, library, version, now, mayGoOn);
  return asked;
}

const noteVersions = (store: Store, library: Library, now: Date) =>
  store.tx(async (w) => {
    const seen = await versionsSeen(w);
    const rows = unseen(library, seen).map((module) => {
      const asks = seen.some(({ moduleId }) => moduleId === module.id) && library.exams.has(deltaId(module.id, module.version));
      return { id: newId(now.getTime()), moduleId: module.id, version: module.version, seenAt: now, doneAt: asks ? null : now };
    });
    if (rows.length > 0) await w.insert(moduleVersions).values(rows).onConflictDoNothing();
  });

/** The certifications whose rules in force rest on the module and ask for such a quiz. */
async function certificationsAsking(reader: Reader, moduleId: string): Promise<string[]> {
  const known = await reader.selectDistinct({ id: rulesInForce.certificationId }).from(rulesInForce).limit(MOST);
  const asking: string[] = [];
  for (const { id } of known) {
    const rules = (await findRulesInForce(reader, id))?.rules;
    if (rules?.delta && restsOn(rules, moduleId)) asking.push(id);
  }
  return asking;
}

async function askEverybody(store: Store, library: Library, version: Version, now: Date, mayGoOn: () => boolean): Promise<number> {
  const breathe = breather();
  let [asked, after] = [0, version.askedUpTo ?? ""];
  const note = (how: Partial<Version>) => store.tx((w) => w.update(moduleVersions).set(how).where(eq(moduleVersions.id, version.id)));
  const asking = await certificationsAsking(store.read, version.moduleId);
  while (mayGoOn()) {
    const open = and(isNull(certificates.endedAt), inArray(certificates.certificationId, asking), gt(certificates.id, after));
    const some = await store.read.select().from(certificates).where(open).orderBy(asc(certificates.id)).limit(BATCH);
    for (const certificate of some) {
      if (await store.tx((w) => askHolder(w, library, certificate, version, now))) asked++;
      await breathe();
    }
    if (some.length < BATCH) {
      await note({ doneAt: now });
      return asked;
    }
    after = some.at(-1)!.id;
    await note({ askedUpTo: after });
  }
  return asked;
}

/** Says whether the holder owes the quiz from now on. Nobody is asked twice, nor who was certified by the new version's own quiz. */
async function askHolder(w: Writer, library: Library, { id, personId, certificationId }: Certificate, version: Version, now: Date): Promise<boolean> {
  const exam = deltaId(version.moduleId, version.version);
  const certificate = (await heldCertificates(w, personId)).find((one) => one.id === id);
  if (!certificate || !library.exams.has(exam)) return false;
  const seenOn = dayIn(library.zone, version.seenAt);
  const rules = (await countingCertificates(w, personId, seenOn)).find((one) => one.certificationId === certificationId)?.rules;
  if (!rules?.delta) return false;
  const { moduleId } = version;
  const known = (await dutiesOf(w, personId)).some(
    (one) => one.certificationId === certificationId && one.about.kind === "delta" && one.about.moduleId === moduleId && one.about.version >= version.version,
  );
  if (known || (await wasAskedByIt(w, certificate, version))) return false;
  const overdueSince = await dropEarlier(w, { personId, certificationId, version }, dayIn(library.zone, now), now);
  const about = { kind: "delta" as const, moduleId, version: version.version };
  const module = library.modules.get(moduleId)!;
  const asked = {
    requirements: [{ id: exam, kind: "exam" as const, exam }],
    since: version.seenAt,
    dueOn: overdueSince ?? addDays(seenOn, rules.delta.withinDays),
  };
  await setDuty(w, library, { personId, certificationId, about, ...asked, reason: `${module.code} v${version.version}`, setBy: null }, now);
  await settleCertifications(w, library, personId, now);
  return true;
}

const restsOn = ({ requirements }: Rules, moduleId: string) =>
  requirements.some((one) => (one.kind === "lessons" || one.kind === "quiz") && one.module === moduleId);

/** The certificate rests on a pass of the module's quiz since its new version was there. */
async function wasAskedByIt(w: Writer, { personId, factIds }: Certificate, { moduleId, seenAt }: Version): Promise<boolean> {
  const named = new Set(factIds.map(({ factId }) => factId));
  return (await quizFacts(w, personId)).some((one) => one.moduleId === moduleId && named.has(one.factId) && one.at >= seenAt);
}

type Earlier = { personId: string; certificationId: string; version: Version };

/** A later version takes the place of what was not passed of those before. Whoever was overdue stays so: gives the day that counts. */
async function dropEarlier(w: Writer, { personId, certificationId, version }: Earlier, today: Day, now: Date): Promise<Day | null> {
  const open = (await dutyFacts(w, personId)).filter(
    ({ about, metAt, ...duty }) => duty.certificationId === certificationId && about.kind === "delta" && about.moduleId === version.moduleId && !metAt,
  );
  const reason = `${version.moduleId} v${version.version}`;
  for (const { factId: dutyId } of open) await dropDuty(w, { personId, dutyId, reason, takenBackBy: null }, now);
  return (
    open
      .map(({ dueOn }) => dueOn)
      .filter((dueOn) => dueOn < today)
      .sort()[0] ?? null
  );
}
