// npm test: installs what is missing, then runs everything. The last line says how many passed and failed.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../tests/support/postgres.js";
import { build } from "./build.js";
import { check } from "./check.js";
import { install } from "./install.js";
import { prepareMachine } from "./machine.js";
import { packaged, say } from "./tools.js";

// The tests choose their own; what the shell happens to have set must not reach them.
for (const name of ["PORT", "HOST", "BASE_URL", "TRUST_PROXY", "DATA_DIR", "DATABASE_URL", "RUNG_MODE", "SMTP_URL", "LOG_LEVEL", "CLOCK_OFFSET_S", "NODE_ENV"])
  delete process.env[name];

/** Side by side where they cannot disturb each other, one after the other where they use the whole machine. */
const rounds = [["domain", "flows-sqlite", "flows-postgres"], ["http"], ["e2e"]];
const scratch = mkdtempSync(join(tmpdir(), "rung-tests-"));
const total = { passed: 0, failed: 0 };
let running;
let postgres;
process.once("exit", () => {
  postgres?.stop();
  rmSync(scratch, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.once(signal, () => {
    running?.kill(signal);
    process.exit(130);
  });

install();
const missing = await prepareMachine(async () => {
  postgres = await startPostgres();
});
if (missing) {
  say(missing);
  total.failed++;
} else {
  process.env.RUNG_TEST_POSTGRES = postgres.url;
  process.env.RUNG_TEST_DEMO = join(scratch, "demo");
  await build();
  add(await check());
  for (const projects of rounds) add(await vitest(projects));
}
if (total.passed === 0) total.failed ||= 1;
process.exitCode = total.failed > 0 ? 1 : 0;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);

function add({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

async function vitest(projects) {
  const report = join(scratch, `${projects.join("-")}.json`);
  const workers = `--maxWorkers=${availableParallelism()}`; // by itself it leaves one core idle
  const args = ["run", "--config", "remix.config.js", workers, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  running = spawn(packaged("vitest"), [...args, ...projects.flatMap((name) => ["--project", name])], { stdio: ["ignore", "inherit", "inherit"] });
  const code = await new Promise((resolve) => running.on("error", () => resolve(1)).on("close", (status) => resolve(status ?? 1)));
  return countOf(report, code, projects);
}

/** A file that could not be loaded, a skipped test and an error outside any test are failures too. */
function countOf(report, code, projects) {
  let result;
  try {
    result = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    say(`FAILED  no tests ran in ${projects.join(", ")}`);
    return { passed: 0, failed: 1 };
  }
  const unloaded = result.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  const skipped = result.numPendingTests + result.numTodoTests;
  if (skipped > 0) say(`FAILED  ${skipped} tests of ${projects.join(", ")} were skipped`);
  const failed = result.numFailedTests + unloaded + skipped;
  return { passed: result.numPassedTests, failed: failed || (code === 0 ? 0 : 1) };
}
