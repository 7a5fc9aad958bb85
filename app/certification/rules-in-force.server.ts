import { desc, eq, sql } from "drizzle-orm";
import type { Library } from "~/content/library";
import { keepVersions, versionOf } from "~/content/versions.server";
import { audit } from "~/record/audit.server";
import { prepared, type Reader, type Store, type Writer } from "~db/store";
import { rulesInForce } from "~db/tables/certification";
import { type Rules, rules } from "./rules";

/** The rules that count now, with the hash certificates name. `since`: when a change put them in force; null for the first. */
export type InForce = { hash: string; version: number; since: Date | null; rules: Rules };

/** At the first start every shipped certification comes into force as it is. A later change of a file changes nothing here. */
export async function putRulesInForce(store: Store, library: Library, now: Date): Promise<void> {
  await store.tx(async (w) => {
    for (const certificationId of library.certifications.keys()) await ensureInForce(w, library, certificationId, now);
  });
}

/** Puts a certification in force that never was: at the first start, or when the first person is assigned to it. */
export async function ensureInForce(w: Writer, library: Library, certificationId: string, now: Date): Promise<void> {
  const published = library.certifications.get(certificationId);
  if (!published || (await newestRow(w, certificationId))) return;
  await keepVersions(w, library, [published.hash], now);
  await w.insert(rulesInForce).values({ certificationId, version: 1, hash: published.hash, byPersonId: null, at: now, why: "first start" });
  await audit(
    w,
    { actorId: null, act: "certification.rules-in-force", subjectId: certificationId, values: { version: 1, hash: published.hash, why: "first start" } },
    now,
  );
}

/** The rules in force, read from where every judged version is kept, never from the file. */
export async function findRulesInForce(reader: Reader, certificationId: string): Promise<InForce | undefined> {
  const row = await newestRow(reader, certificationId);
  const body = row && (await versionOf(reader, row.hash, rules));
  return body && { hash: row.hash, version: row.version, since: row.version > 1 ? row.at : null, rules: body };
}

/** Every version that was in force, the newest first. */
export const versionsInForce = (reader: Reader, certificationId: string) =>
  reader.select().from(rulesInForce).where(eq(rulesInForce.certificationId, certificationId)).orderBy(desc(rulesInForce.version)).limit(100);

const newest = prepared("rules_in_force", (reader: Reader) =>
  reader
    .select()
    .from(rulesInForce)
    .where(eq(rulesInForce.certificationId, sql.placeholder("certificationId")))
    .orderBy(desc(rulesInForce.version))
    .limit(1),
);

/** The row of the rules in force: who put them there, when and why, and what HR set apart from the authors' text. */
export async function newestRow(reader: Reader, certificationId: string) {
  const [row] = await newest(reader, { certificationId });
  return row;
}
