import { join } from "node:path";
import { examine, type Looked } from "~/doctor/examine.server";
import { whats } from "~/doctor/finding";
import { UsageError, type Verb } from "../verb";
import { withLibrary } from "../with-library";

export const doctor: Verb = {
  name: "doctor",
  takes: "[--json] [--fix]",
  summary: "works out standings, scores and figures anew, lists what differs and what cannot be, and with --fix mends what is only derived",
  async run(args, terminal, settings) {
    const unknown = args.find((arg) => arg !== "--json" && arg !== "--fix");
    if (unknown) throw new UsageError(`doctor knows --json and --fix, not ${unknown}`);
    const asJson = args.includes("--json");
    return withLibrary(settings, async (store, library) => {
      const looked: Partial<Looked> = {};
      const given = { store, library, now: new Date(), fix: args.includes("--fix"), files: join(settings.DATA_DIR, "files") };
      let [found, mended] = [0, 0];
      if (asJson) terminal.out('{"findings":[');
      for await (const finding of examine(given, looked)) {
        if (asJson) terminal.out(`${found === 0 ? "" : ","}${JSON.stringify(finding)}`);
        else terminal.out(`${finding.mended ? "mended" : finding.kind}: ${finding.row} — ${whats[finding.what]}${values(finding)}`);
        found++;
        mended += Number(finding.mended);
      }
      if (asJson) terminal.out(`],${JSON.stringify({ looked, found, mended }).slice(1)}`);
      else terminal.out(`${summary(looked)}. ${found === 0 ? "All is as the facts say." : `${found} found, ${mended} mended.`}`);
      return found > mended ? 1 : 0;
    });
  },
};

const summary = (looked: Partial<Looked>) =>
  `Looked at ${Object.entries(looked)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ")}`;

const values = ({ kept, given }: { kept?: unknown; given?: unknown }) => {
  if (kept === undefined) return "";
  return given === undefined ? ` (${JSON.stringify(kept)})` : ` (kept ${JSON.stringify(kept)}, the facts give ${JSON.stringify(given)})`;
};
