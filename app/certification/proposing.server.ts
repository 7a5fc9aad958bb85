import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { contentHash } from "~/content/hashing";
import type { Library } from "~/content/library";
import { versionOf } from "~/content/versions.server";
import type { Reader } from "~db/store";
import { rulesInForce } from "~db/tables/certification";
import { type Adjustments, type Authored, adjusted, adjustmentsTo } from "./adjustable";
import { type ForAll, obstaclesForAll } from "./readiness";
import { companyOf } from "./readiness.server";
import { everyRequirement, everySignOff, type Rules, rules } from "./rules";
import { findRulesInForce, type InForce, newestRow } from "./rules-in-force.server";

/** A text of the authors, by its hash. */
export type Text = { hash: string; body: Authored };
/**
 * Rules in force with what they were made of: the authors' text and what HR set apart from it. `newer`: another text the authors
 * have published since, which counts for nobody yet.
 */
export type Standing = { inForce: InForce; text: Text; adjustments: Adjustments; newer: Text | null };

const authored = z.custom<Authored>();

export async function standingRules(reader: Reader, library: Library, certificationId: string): Promise<Standing | undefined> {
  const [row, inForce] = [await newestRow(reader, certificationId), await findRulesInForce(reader, certificationId)];
  if (!row || !inForce) return undefined;
  const hash = row.contentHash ?? row.hash;
  const body = await versionOf(reader, hash, authored);
  const published = library.certifications.get(certificationId);
  const newer = published && published.hash !== hash ? library.authored.get(published.hash) : undefined;
  return {
    ...{ inForce, adjustments: (row.adjustments ?? {}) as Adjustments },
    text: { hash, body: body! },
    newer: newer ? { hash: published!.hash, body: newer.body as Authored } : null,
  };
}

/** A text with what HR sets, as it would count. */
export function proposalOf(text: Text, values: Adjustments) {
  const adjustments = adjustmentsTo(text.body, values);
  const body = adjusted(text.body, adjustments);
  return { adjustments, body, hash: Object.keys(adjustments).length === 0 ? text.hash : contentHash("certification", body) };
}

/** What would keep everybody from a certificate by other rules, and does not by those in force. */
export async function newObstacles(reader: Reader, library: Library, now: Rules, next: Rules): Promise<ForAll[]> {
  const { company } = await companyOf(reader);
  const all = (one: Rules) => obstaclesForAll({ requirements: everyRequirement(one), signOffs: everySignOff(one) }, library, company);
  const known = new Set(all(now).map(({ kind, requirementId }) => `${kind} ${requirementId}`));
  return all(next).filter(({ kind, requirementId }) => !known.has(`${kind} ${requirementId}`));
}

/** Certifications in force whose waivers ask for a requirement of this one that would be gone: nobody could meet their condition. */
export async function waiversWithout(reader: Reader, library: Library, next: Rules): Promise<{ requirementId: string; by: Rules }[]> {
  const kept = new Set(everyRequirement(next).map(({ id }) => id));
  const found: { requirementId: string; by: Rules }[] = [];
  for (const id of library.certifications.keys()) {
    const other = id === next.id ? undefined : (await findRulesInForce(reader, id))?.rules;
    for (const one of other?.requirements ?? []) {
      if (one.kind !== "certificate" || one.waiver?.certification !== next.id) continue;
      for (const requirementId of one.waiver.requirements) if (!kept.has(requirementId)) found.push({ requirementId, by: other! });
    }
  }
  return found;
}

/** Rules as they would be read once in force. */
export const readRules = (body: Authored): Rules => rules.parse(body);

/** The text of one version that was in force. */
export async function rulesOfVersion(reader: Reader, certificationId: string, version: number): Promise<Authored | undefined> {
  const [row] = await reader
    .select({ hash: rulesInForce.hash })
    .from(rulesInForce)
    .where(and(eq(rulesInForce.certificationId, certificationId), eq(rulesInForce.version, version)))
    .limit(1);
  return row && versionOf(reader, row.hash, authored);
}
