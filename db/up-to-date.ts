import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type BackupMade, recordBackup, writeArchive } from "./backup/back-up";
import type { Place } from "./maintenance";
import { type MigrateOptions, migrate } from "./migrate";

/** Migrates the database, after a backup into `DATA_DIR/backups` when it is not empty. Tells how many were applied and where the backup is. */
export async function bringUpToDate(place: Place, options: Pick<MigrateOptions, "folder"> = {}): Promise<{ applied: number; total: number; backup?: string }> {
  let made: BackupMade | undefined;
  const result = await migrate(place, {
    ...options,
    async beforeMigrating(done) {
      const folder = join(place.DATA_DIR, "backups");
      mkdirSync(folder, { recursive: true });
      made = await writeArchive(place, join(folder, `before-${done + 1}-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}.tar.gz`));
    },
  });
  if (made) await recordBackup(place, made);
  return { ...result, backup: made?.file };
}
