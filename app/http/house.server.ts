import type { Logger } from "pino";
import { openContent } from "~/content/source.server";
import { migrate } from "~db/migrate";
import { openStore } from "~db/open";
import type { Settings } from "~db/settings";
import type { House } from "./listener.server";

/** Opens everything a running server needs, in order: migrated database, content, demo. `close` undoes it. */
export async function openHouse(settings: Settings, log: Logger): Promise<House & { close(): Promise<void> }> {
  await migrate(settings);
  const store = openStore(settings);
  const source = await openContent(store, log);
  return { settings, store, source, log, close: () => store.close() };
}
