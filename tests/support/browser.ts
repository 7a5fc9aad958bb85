import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { demoPassword } from "~/people/demo";
import { atTheEnd } from "./at-the-end";
import type { Site } from "./site";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const screens = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 860 } };

let browser: Promise<Browser> | undefined;

function launched() {
  if (!browser)
    atTheEnd(async () => {
      await (await browser)?.close();
      browser = undefined;
    });
  browser ??= chromium.launch({
    executablePath: process.env.RUNG_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return browser;
}

export type Someone = { page: Page /** What the browser complained of since the last look. */; noise: string[] };
type How = { language?: "en" | "zh"; theme?: "light" | "dark"; screen?: keyof typeof screens; script?: boolean };

/** A browser of one person's own. Whatever it writes on its console is kept and must be empty at the end of a journey. */
export async function someone(site: Site, { language = "en", theme = "light", screen = "phone", script = true }: How = {}): Promise<Someone> {
  const context = await (await launched()).newContext({
    baseURL: site.url,
    viewport: screens[screen],
    hasTouch: screen === "phone",
    locale: language === "zh" ? "zh-CN" : "en-GB",
    colorScheme: theme,
    javaScriptEnabled: script,
  });
  atTheEnd(() => context.close());
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const noise: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") noise.push(message.text());
  });
  page.on("pageerror", (error) => noise.push(error.message));
  return { page, noise };
}

const words = {
  en: { account: "E-mail, staff number or mobile number", password: "Password", submit: "Sign in" },
  zh: { account: "邮箱、工号或手机号", password: "密码", submit: "登录" },
};

/** Signs in by the form, as a person does. */
export async function signIn({ page }: Someone, account: string, language: "en" | "zh" = "en", password = demoPassword) {
  await page.goto("/sign-in");
  await page.getByLabel(words[language].account).fill(account);
  await page.getByLabel(words[language].password).fill(password);
  await page.getByRole("button", { name: words[language].submit, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** axe finds nothing, and the page does not scroll sideways. */
export async function expectSound({ page, noise }: Someone) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const findings = await page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(how: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }
    ).axe.run({ resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`);
  });
  expect(findings, `axe on ${page.url()}`).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
  expect(noise.splice(0), `the console on ${page.url()}`).toEqual([]);
}

/** Waits until the page's script has taken it over: keys that it alone understands are nothing before. */
export const scriptRuns = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react")));

/** Holds back every script of the pages opened from now on, as a slow line does; what is given back lets them come. */
export async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/assets/*.js", async (route) => {
    await held;
    await route.continue();
  });
  return () => release();
}
