// npm test: installs what is missing, then runs everything. The last line says how many passed and failed.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { startPostgres } from "../../tests/support/postgres.js";
import { build } from "./build.js";
import { check } from "./check.js";
import { install } from "./install.js";
import { prepareMachine } from "./machine.js";
import { packaged } from "./tools.js";

// The tests choose their own; what the shell happens to have set must not reach them.
for (const name of ["PORT", "HOST", "BASE_URL", "TRUST_PROXY", "DATA_DIR", "DATABASE_URL", "RUNG_MODE", "SMTP_URL", "LOG_LEVEL", "CLOCK_OFFSET_S", "NODE_ENV"])
  delete process.env[name];

/** Side by side where they cannot disturb each other, one after the other where they use the whole machine. */
const rounds = [["domain", "flows-sqlite", "flows-postgres"], ["http"], ["e2e"]];
const scratch = mkdtempSync(join(tmpdir(), "rung-tests-"));
let passed = 0;
const failures = [];
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
  failures.push(missing);
} else {
  process.env.RUNG_TEST_POSTGRES = postgres.url;
  process.env.RUNG_TEST_DEMO = join(scratch, "demo");
  process.env.RUNG_TEST_CONTENT = join(scratch, "content");
  await build();
  add(await check());
  for (const projects of rounds) add(await vitest(projects));
}
if (passed === 0 && failures.length === 0) failures.push("FAILED  nothing was tested");
process.exitCode = failures.length > 0 ? 1 : 0;
// Once more at the end of a long log, so that its tail says what to look at.
for (const failure of failures) process.stdout.write(`${failure}\n`);
process.stdout.write(`${passed} passed, ${failures.length} failed\n`);

function add(result) {
  passed += result.passed;
  failures.push(...result.failures);
}

async function vitest(projects) {
  const report = join(scratch, `${projects.join("-")}.json`);
  const workers = `--maxWorkers=${availableParallelism()}`; // by itself it leaves one core idle
  const args = ["run", "--config", "remix.config.js", workers, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  running = spawn(packaged("vitest"), [...args, ...projects.flatMap((name) => ["--project", name])], { stdio: ["ignore", "inherit", "inherit"] });
  const code = await new Promise((resolve) => running.on("error", () => resolve(1)).on("close", (status) => resolve(status ?? 1)));
  return outcomeOf(report, code, projects);
}

/** A file that could not be loaded, a skipped test and an error outside any test are failures too. */
function outcomeOf(report, code, projects) {
  let result;
  try {
    result = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { passed: 0, failures: [`FAILED  no tests ran in ${projects.join(", ")}`] };
  }
  const failures = result.testResults.flatMap(failuresIn);
  const skipped = result.numPendingTests + result.numTodoTests;
  if (skipped > 0) failures.push(`FAILED  ${skipped} tests of ${projects.join(", ")} were skipped`);
  if (code !== 0 && failures.length === 0) failures.push(`FAILED  an error outside any test of ${projects.join(", ")}`);
  return { passed: result.numPassedTests, failures };
}

/** Each failed test with its file and the first lines of why. */
function failuresIn({ name, status, message, assertionResults }) {
  const file = relative(process.cwd(), name);
  const firstLines = (text = "") => text.split("\n").slice(0, 12).join("\n        ");
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (status === "failed" && failed.length === 0) return [`FAILED  ${file}\n        ${firstLines(message)}`];
  return failed.map((test) => `FAILED  ${file} > ${test.fullName}\n        ${firstLines(test.failureMessages[0])}`);
}
