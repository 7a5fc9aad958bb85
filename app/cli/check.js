// npm run check: everything that can be said without running the product. Prints one line each, and what failed.
import { pathToFileURL } from "node:url";
import { build } from "./build.js";
import { install } from "./install.js";
import { collect, packaged, say } from "./tools.js";

/** Not ".", where biome would meet its own configuration as a second one. */
const written = ["app", "db", "tests", "public", "remix.config.js", "package.json", "tsconfig.json"];

const checks = [
  ["types", packaged("tsc"), ["--noEmit", "-p", "."]],
  ["format and rules", packaged("biome"), ["ci", "--config-path=.config", "--colors=off", "--max-diagnostics=50", ...written]],
  ["promises", packaged("eslint"), ["--config", ".config/eslint.config.js", "app", "db", "tests"]],
  ["direction of imports", packaged("depcruise"), ["--config", ".config/dependency-cruiser.cjs", "app", "db"]],
  ["nothing unused", packaged("knip"), ["--config", ".config/knip.json"]],
  ["content", process.execPath, ["app/cli/launch.js", "check-content"]],
];

/** Runs all checks side by side. Gives how many passed, and what those that failed said. */
export async function check() {
  const results = await Promise.all(
    checks.map(async ([name, program, args]) => {
      const { code, said } = await collect(program, args, { env: { NO_COLOR: "1" } });
      const failure = code === 0 ? undefined : `FAILED  ${name}\n${said.trim()}\n`;
      say(failure ?? `passed  ${name}`);
      return failure;
    }),
  );
  const failures = results.filter((failure) => failure !== undefined);
  return { passed: results.length - failures.length, failures };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  install();
  await build();
  const { failures } = await check();
  process.exitCode = failures.length > 0 ? 1 : 0;
}
