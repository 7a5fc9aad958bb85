import { coverageOf, gapsOf, type ModuleCoverage } from "~/content/coverage";
import { contentNow } from "../content-now";
import { type Terminal, UsageError, type Verb } from "../verb";

export const coverage: Verb = {
  name: "coverage",
  takes: "[--json]",
  summary: "lists what each published module must cover with the lessons and questions that do; fails when something is missing",
  async run(args, terminal, settings) {
    if (args.some((arg) => arg !== "--json")) throw new UsageError("That is not understood.");
    const modules = coverageOf((await contentNow(settings)).library);
    const missing = gapsOf(modules);
    if (args.includes("--json")) terminal.out(JSON.stringify({ modules, missing }, null, 2));
    else tellPeople(modules, missing, terminal);
    return missing.length > 0 ? 1 : 0;
  },
};

function tellPeople(modules: ModuleCoverage[], missing: ReturnType<typeof gapsOf>, { out }: Terminal) {
  for (const { code, slug, items } of modules) {
    out(`${code} ${slug}`);
    for (const { id, lessons, questions } of items) out(`  ${id}  ${[...lessons, ...questions].join(", ") || "MISSING"}`);
    out("");
  }
  for (const { code, slug, id } of missing) out(`${code} ${slug}: ${id} is covered by no lesson and no question`);
  const count = modules.reduce((sum, { items }) => sum + items.length, 0);
  out(`${count} to cover in ${modules.length === 1 ? "1 module" : `${modules.length} modules`}, ${missing.length} missing.`);
}
