import { openStore } from "~db/open";
import { settings } from "~db/settings";
import { takePlace } from "./places";

/** A process of its own that tries to take places: `take-places PARENT PLACES TRIES`. Prints how many it got. */
const [parent = "", places, tries] = process.argv.slice(2);
const store = openStore(settings());
let got = 0;
for (let n = 0; n < Number(tries); n++) if (await takePlace(store, parent, Number(places))) got++;
await store.close();
process.stdout.write(String(got));
