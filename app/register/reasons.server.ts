import { inArray } from "drizzle-orm";
import { type Rules, rules } from "~/certification/rules";
import { type Why, whyThisDate } from "~/certification/why";
import { versionsOf } from "~/content/versions.server";
import type { Reader } from "~db/store";
import { certificates } from "~db/tables/certification";

/** Why each certificate ends when it does, by the rules it was issued by. Missing where these were never kept. */
export async function reasonsFor(reader: Reader, certificateIds: string[]): Promise<Map<string, Why>> {
  if (certificateIds.length === 0) return new Map();
  const { id, issuedOn, countedFrom, expiresOn, renews, importedAt, extendedFrom, datesBy, rulesHash } = certificates;
  const found = await reader
    .select({ id, issuedOn, countedFrom, expiresOn, renews, importedAt, extendedFrom, datesBy, rulesHash })
    .from(certificates)
    .where(inArray(id, certificateIds))
    .limit(certificateIds.length);
  const byHash: Map<string, Rules> = await versionsOf(reader, [...new Set(found.map((row) => row.rulesHash))], rules);
  return new Map(
    found.flatMap((row) => {
      const issuedBy = byHash.get(row.rulesHash);
      return issuedBy ? [[row.id, whyThisDate(row, issuedBy)] as const] : [];
    }),
  );
}
