import { desc, eq, isNotNull } from "drizzle-orm";
import type { Reader } from "~db/store";
import { auditEntries as entries } from "~db/tables/audit";
import type { Head } from "./head";

/** The head of the trail now, with the instant of its entry. Null before anything was sealed. */
export async function headOf(reader: Reader): Promise<(Head & { at: Date }) | null> {
  const { seq, hash, at } = entries;
  const [last] = await reader.select({ seq, hash, at }).from(entries).where(isNotNull(seq)).orderBy(desc(seq)).limit(1);
  return last ? { seq: last.seq!, hash: last.hash!, at: last.at } : null;
}

/** Whether an earlier head is still in the trail: `cut` when the trail ends before it, `other` when another entry stands in its place. */
export async function compareHead(reader: Reader, earlier: Head): Promise<"kept" | "cut" | "other"> {
  const [found] = await reader.select({ hash: entries.hash }).from(entries).where(eq(entries.seq, earlier.seq)).limit(1);
  if (!found) return "cut";
  return found.hash === earlier.hash ? "kept" : "other";
}
