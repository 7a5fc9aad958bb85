import { and, asc, eq, gt, isNull, lt } from "drizzle-orm";
import type { Library, Module } from "~/content/library";
import { breather } from "~/jobs/slices.server";
import { addDays, dayIn } from "~/locale/day";
import { deltaId } from "~/quizzes/delta";
import { quizFacts } from "~/quizzes/facts.server";
import { type Day, newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { certificates, rulesInForce } from "~db/tables/certification";
import { moduleVersions } from "~db/tables/module-versions";
import { type Certificate, certificatesOf, heldCertificates } from "./certificates.server";
import { dutiesOf, dutyFacts } from "./duties.server";
import { settleCertifications } from "./issuing.server";
import { countingCertificates, dropDuty, setDuty } from "./owing.server";
import type { Rules } from "./rules";
import { findRulesInForce } from "./rules-in-force.server";

type Version = typeof moduleVersions.$inferSelect;

const BATCH = 50;
/** How long one run of the job goes on, in milliseconds: shorter than its lease. */
const RUN = 30_000;
/** No change goes on for so long, in milliseconds. */
const MOMENT = 60_000;
/** More versions of all modules together than any company writes. */
const MOST = 10_000;

const versionsSeen = (reader: Reader): Promise<Version[]> => reader.select().from(moduleVersions).orderBy(asc(moduleVersions.seenAt)).limit(MOST);

/** Whether a module has a version nobody has met before, or one of which not everybody has been asked. */
export async function isAnyVersionNew(reader: Reader, library: Library, now: Date): Promise<boolean> {
  return unseen(library, await versionsSeen(reader)).length > 0 || (await versionsToAsk(reader, library, now)).length > 0;
}

/** The versions of which not everybody was asked; also those who came to their certificate since, by the questions of before. */
async function versionsToAsk(reader: Reader, library: Library, now: Date): Promise<Version[]> {
  const seen = await versionsSeen(reader);
  const isNewest = ({ moduleId, version }: Version) => seen.every((other) => other.moduleId !== moduleId || other.version <= version);
  const waiting: Version[] = [];
  for (const one of seen) {
    if (one.doneAt === null) waiting.push(one);
    else if (one.askedUpTo !== null && isNewest(one) && library.exams.has(deltaId(one.moduleId, one.version))) {
      const some = await reader.select({ id: certificates.id }).from(certificates).where(heldSince(one.askedUpTo, now)).limit(1);
      if (some.length > 0) waiting.push(one);
    }
  }
  return waiting;
}

/** Certificates are issued in the order of their ids, but for those that were being issued at the same moment: these are left for the next time. */
const heldSince = (id: string, now: Date) =>
  and(gt(certificates.id, id), isNull(certificates.endedAt), lt(certificates.issuedAt, new Date(now.getTime() - MOMENT)));

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
  const waiting = await versionsToAsk(store.read, library, now);
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
async function certificationsAsking(reader: Reader, moduleId: string): Promise<Set<string>> {
  const known = await reader.selectDistinct({ id: rulesInForce.certificationId }).from(rulesInForce).limit(MOST);
  const asking = new Set<string>();
  for (const { id } of known) {
    const rules = (await findRulesInForce(reader, id))?.rules;
    if (rules?.delta && restsOn(rules, moduleId)) asking.add(id);
  }
  return asking;
}

async function askEverybody(store: Store, library: Library, version: Version, now: Date, mayGoOn: () => boolean): Promise<number> {
  const breathe = breather();
  let [asked, after] = [0, version.askedUpTo ?? ""];
  const note = (how: Partial<Version>) => store.tx((w) => w.update(moduleVersions).set(how).where(eq(moduleVersions.id, version.id)));
  const asking = await certificationsAsking(store.read, version.moduleId);
  // What is taken over from a list later on stands as HR has entered it.
  const isAsked = ({ certificationId, importedAt }: Certificate) => asking.has(certificationId) && !(version.doneAt && importedAt);
  while (mayGoOn()) {
    const open = heldSince(after, now);
    const some = await store.read.select().from(certificates).where(open).orderBy(asc(certificates.id)).limit(BATCH);
    for (const certificate of some) {
      if (isAsked(certificate) && (await store.tx((w) => askHolder(w, library, certificate, version, now)))) asked++;
      await breathe();
    }
    after = some.at(-1)?.id ?? after;
    await note({ askedUpTo: after, ...(some.length < BATCH ? { doneAt: version.doneAt ?? now } : {}) });
    if (some.length < BATCH) return asked;
  }
  return asked;
}

/** Says whether the holder owes the quiz from now on. Nobody is asked twice, nor who was certified by the new version's own quiz. */
async function askHolder(w: Writer, library: Library, { id, personId, certificationId }: Certificate, version: Version, now: Date): Promise<boolean> {
  const exam = deltaId(version.moduleId, version.version);
  const certificate = (await heldCertificates(w, personId)).find((one) => one.id === id);
  if (!certificate || !library.exams.has(exam)) return false;
  const [seenOn, heldOn] = [dayIn(library.zone, version.seenAt), dayIn(library.zone, certificate.issuedAt)];
  const rules = (await countingCertificates(w, personId, seenOn)).find((one) => one.certificationId === certificationId)?.rules;
  if (!rules?.delta) return false;
  const { moduleId } = version;
  const known = (await dutiesOf(w, personId)).some(
    (one) => one.certificationId === certificationId && one.about.kind === "delta" && one.about.moduleId === moduleId && one.about.version >= version.version,
  );
  if (known || (await wasAskedByIt(w, personId, version))) return false;
  const overdueSince = await dropEarlier(w, { personId, certificationId, version }, dayIn(library.zone, now), now);
  const about = { kind: "delta" as const, moduleId, version: version.version };
  const module = library.modules.get(moduleId)!;
  const asked = {
    requirements: [{ id: exam, kind: "exam" as const, exam }],
    since: version.seenAt,
    dueOn: overdueSince ?? addDays(heldOn > seenOn ? heldOn : seenOn, rules.delta.withinDays),
  };
  await setDuty(w, library, { personId, certificationId, about, ...asked, reason: `${module.code} v${version.version}`, setBy: null }, now);
  await settleCertifications(w, library, personId, now);
  return true;
}

const restsOn = ({ requirements }: Rules, moduleId: string) =>
  requirements.some((one) => (one.kind === "lessons" || one.kind === "quiz") && one.module === moduleId);

/** A certificate of theirs, this one or one before it, rests on a pass of the module's quiz since its new version was there. */
async function wasAskedByIt(w: Writer, personId: string, { moduleId, seenAt }: Version): Promise<boolean> {
  const named = new Set((await certificatesOf(w, personId)).flatMap(({ factIds }) => factIds.map(({ factId }) => factId)));
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
