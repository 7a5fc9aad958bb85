import { holdInstance } from "~db/instance";
import { bringUpToDate } from "~db/up-to-date";
import type { Verb } from "../verb";

export const migrate: Verb = {
  name: "migrate",
  summary: "brings the database to this version, after a backup of it",
  async run(_args, terminal, settings) {
    const hold = await holdInstance(settings);
    const { applied, total, backup } = await bringUpToDate(settings).finally(() => hold.release());
    if (backup) terminal.out(`Backup before migrating: ${backup}`);
    terminal.out(applied === 0 ? `Nothing to do: all ${total} migrations are applied.` : `Applied ${applied} of ${total} migrations.`);
    return 0;
  },
};
