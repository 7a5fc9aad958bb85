// npm run bench: the numbers we promise, measured in one run and printed as ratios where that is what counts.
// npm run bench -- load: only the files with this in their name.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../tests/support/postgres.js";
import { build } from "./build.js";
import { install } from "./install.js";
import { packaged } from "./tools.js";

install();
await build();
const folder = mkdtempSync(join(tmpdir(), "rung-bench-report-"));
const file = join(folder, "rows.jsonl");
const only = process.argv.slice(2);
/** What runs on both engines is measured on both. */
const onBoth = only.length === 0 || only.some((name) => ["load", "register"].some((both) => both.includes(name)));
const postgres = onBoth && !process.env.RUNG_TEST_POSTGRES ? await startPostgres() : null;
const projects = ["--project", "bench", ...(onBoth ? ["--project", "bench-postgres"] : [])];
const run = spawnSync(packaged("vitest"), ["run", "--config", "remix.config.js", ...projects, ...only], {
  stdio: ["ignore", "ignore", "inherit"],
  env: { ...process.env, RUNG_BENCH_REPORT: file, ...(postgres ? { RUNG_TEST_POSTGRES: postgres.url } : {}) },
});
postgres?.stop();
const rows = read(file);
for (const { what, measured, limit, unit, how } of rows)
  process.stdout.write(`${measured <= limit ? "ok  " : "OVER"}  ${what}: ${measured} ${unit} (at most ${limit})${how ? `  [${how}]` : ""}\n`);
rmSync(folder, { recursive: true, force: true });
if (run.status !== 0)
  process.stderr.write("A measurement could not be made; run it alone to see why: npx vitest run --config remix.config.js --project bench\n");
process.exitCode = run.status === 0 && rows.length > 0 && rows.every((row) => row.measured <= row.limit) ? 0 : 1;

function read(path) {
  try {
    return readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}
