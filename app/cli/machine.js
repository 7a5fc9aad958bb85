// What the tests need of the machine beside npm's packages: a browser, a Chinese font, a PostgreSQL.
import { spawnSync } from "node:child_process";
import { onPath, say, succeeds } from "./tools.js";

/** The browser without its own windows and menus, where there is a package of it: the same engine, and half the work. */
const shell = { packages: ["chromium-headless-shell"] };
const browser = { name: "a Chromium browser (chromium or google-chrome on the PATH, or its path in RUNG_CHROMIUM)", packages: ["chromium"] };
const font = { name: "a Chinese font that fc-list finds", packages: ["fontconfig", "fonts-wqy-zenhei"] };
const database = { name: "a PostgreSQL server", packages: ["postgresql"] };

/**
 * Finds or installs what is missing, and starts PostgreSQL by the given function.
 * Gives one line naming what could not be had, or nothing when all is there.
 */
export async function prepareMachine(startPostgres) {
  if (!findBrowser()) installPackages(shell.packages);
  const missing = () => [!findBrowser() && browser, !hasChineseFont() && font].filter(Boolean);
  let lacking = missing();
  let reason = await failureOf(startPostgres);
  const wanted = reason ? [...lacking, database] : lacking;
  if (wanted.length > 0 && installPackages(wanted.flatMap(({ packages }) => packages))) {
    lacking = missing();
    if (reason) reason = await failureOf(startPostgres);
  }
  if (findBrowser()) process.env.RUNG_CHROMIUM = findBrowser();
  const names = [...lacking.map(({ name }) => name), ...(reason ? [`${database.name} (${reason})`] : [])];
  return names.length > 0 ? `The tests need what may not be installed here: ${names.join("; ")}.` : undefined;
}

const failureOf = (start) =>
  start().then(
    () => undefined,
    (error) => error.message,
  );

const findShell = () => process.env.RUNG_CHROMIUM || onPath("chromium-headless-shell", "chrome-headless-shell");
const findBrowser = () => findShell() || onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

const hasChineseFont = () => (spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" }).stdout ?? "").trim() !== "";

function installPackages(packages) {
  if (process.getuid?.() !== 0 || !onPath("apt-get")) return false;
  say(`Installing ${packages.join(", ")} …`);
  const quietly = { DEBIAN_FRONTEND: "noninteractive" };
  const apt = () => succeeds("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], quietly);
  return apt() || (succeeds("apt-get", ["update", "-q"], quietly) && apt());
}
