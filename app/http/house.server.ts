import type { Logger } from "pino";
import { putRulesInForce } from "~/certification/rules-in-force.server";
import { loadDemo } from "~/cli/demo";
import { cacheOfBuild } from "~/content/compiled-cache.server";
import { openContent } from "~/content/source.server";
import { startJobs } from "~/jobs/running.server";
import { hasPeople, isDemoCompany } from "~/people/demo.server";
import { NotEmpty } from "~/people/demo-company.server";
import { learnSounds } from "~/people/search";
import { holdInstance } from "~db/instance";
import { openStore } from "~db/open";
import { Refused } from "~db/refused";
import type { Settings } from "~db/settings";
import type { Store } from "~db/store";
import { bringUpToDate } from "~db/up-to-date";
import type { House } from "./listener.server";

/** Opens everything a running server needs, in order: migrated database, content, demo, jobs. `close` undoes it. */
export async function openHouse(settings: Settings, log: Logger): Promise<House & { close(): Promise<void> }> {
  const hold = await holdInstance(settings); // no restore begins while we serve
  const { backup } = await bringUpToDate(settings);
  if (backup) log.info({ backup }, "backed up before migrating");
  const store = openStore(settings, {
    checkpointsFailed: (why) =>
      log.error({ error: why.stack }, "the thread that copies the database's log has failed; the server does it itself, with short stops"),
  });
  await refuseDemoInProduction(store, settings);
  learnSounds();
  const source = await openContent(store, log, { watchFolder: settings.RUNG_MODE === "demo", cache: await cacheOfBuild(settings.DATA_DIR) });
  const library = source.current();
  const now = new Date(Date.now() + settings.CLOCK_OFFSET_S * 1000);
  if (settings.RUNG_MODE === "demo" && !(await hasPeople(store.read)))
    await loadDemo(store, library, now).catch((error: unknown) => {
      if (!(error instanceof NotEmpty)) throw error; // another process was first
    });
  await putRulesInForce(store, library, now);
  const stopJobs = startJobs({ settings, store, source, log });
  const close = async () => {
    await stopJobs();
    await source.close();
    await store.close().finally(hold.release);
  };
  return { settings, store, source, log, close };
}

/** The demo's passwords are known to everybody. */
async function refuseDemoInProduction(store: Store, { RUNG_MODE }: Settings) {
  if (RUNG_MODE !== "production" || !(await isDemoCompany(store))) return;
  throw new Refused("RUNG_MODE is production, but this database holds the demo company: set DATA_DIR or DATABASE_URL to an empty one");
}
