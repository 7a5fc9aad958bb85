import { holdInstance } from "~db/instance";
import { openStore } from "~db/open";
import type { Settings } from "~db/settings";
import type { Store } from "~db/store";
import { bringUpToDate } from "~db/up-to-date";

/** Runs a command's body on the database in use, brought up to date, and kept from being restored meanwhile. */
export async function withStore<T>(settings: Settings, body: (store: Store) => Promise<T>): Promise<T> {
  const hold = await holdInstance(settings);
  try {
    await bringUpToDate(settings);
    const store = openStore(settings);
    try {
      return await body(store);
    } finally {
      await store.close();
    }
  } finally {
    await hold.release();
  }
}
