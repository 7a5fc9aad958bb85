import { pino } from "pino";
import { openContent } from "~/content/source.server";
import { Refused } from "~db/refused";
import { loadDemo } from "../demo";
import type { Verb } from "../verb";
import { withStore } from "../with-store";

export const seed: Verb = {
  name: "seed",
  summary: "loads the demo company into an empty database",
  async run(_args, terminal, settings) {
    if (settings.RUNG_MODE === "production") throw new Refused("RUNG_MODE: the demo company is not loaded in production");
    await withStore(settings, async (store) => {
      const source = await openContent(store, pino({ level: "error", base: null }));
      await loadDemo(store, source.current(), new Date(Date.now() + settings.CLOCK_OFFSET_S * 1000));
    });
    terminal.out("The demo company is loaded.");
    return 0;
  },
};
