import { pino } from "pino";
import { openContent } from "~/content/source.server";
import { loadDemoPeople } from "~/people/demo-company.server";
import { migrate } from "~db/migrate";
import { openStore } from "~db/open";
import { Refused } from "~db/refused";
import type { Settings } from "~db/settings";

/** `rung seed`: loads the demo company into an empty database. */
export async function seed(settings: Settings): Promise<void> {
  if (settings.RUNG_MODE === "production") throw new Refused("RUNG_MODE: the demo company is not loaded in production");
  await migrate(settings);
  const store = openStore(settings);
  try {
    const source = await openContent(store, pino({ level: "error", base: null }));
    await loadDemoPeople(store, source.current(), new Date(Date.now() + settings.CLOCK_OFFSET_S * 1000));
    process.stdout.write("The demo company is loaded.\n");
  } finally {
    await store.close();
  }
}
