import { desc } from "drizzle-orm";
import type { Reader } from "~db/store";
import { backups } from "~db/tables/jobs";

/** When the newest backup was made; null when there is none. */
export async function lastBackupAt(reader: Reader): Promise<Date | null> {
  const [row] = await reader.select({ at: backups.at }).from(backups).orderBy(desc(backups.at)).limit(1);
  return row?.at ?? null;
}
