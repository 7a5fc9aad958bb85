import { pino } from "pino";
import { cacheOfBuild } from "~/content/compiled-cache.server";
import type { Library } from "~/content/library";
import { openContent } from "~/content/source.server";
import type { Settings } from "~db/settings";
import type { Store } from "~db/store";
import { withStore } from "./with-store";

/** Runs a command's body on the database in use with the library in force, as the server would serve it. */
export const withLibrary = <T>(settings: Settings, body: (store: Store, library: Library) => Promise<T>): Promise<T> =>
  withStore(settings, async (store) => {
    const source = await openContent(store, pino({ level: "silent" }), { cache: await cacheOfBuild(settings.DATA_DIR) });
    try {
      return await body(store, source.current());
    } finally {
      await source.close();
    }
  });
