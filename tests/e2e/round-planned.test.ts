import { beforeAll, describe, expect, test } from "vitest";
import { expectSound, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";
import { wordsIn } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

describe.each([
  { language: "en", script: true },
  { language: "zh", script: false },
] as const)("on a phone, in $language, with script: $script", ({ language, script }) => {
  test("a trainer plans a round of three, looks at it before, prints its briefs, swaps two turns and comes to the scoring page", async () => {
    const su = await someone(site, { language, script });
    const { page } = su;
    const sound = () => (script ? expectSound(su) : expect(su.noise).toEqual([]));
    const { rounds: words, grading } = wordsIn(language);
    const press = (name: string | RegExp) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name }).first().click()]);
    await signIn(su, "trainer@demo.rung", language);
    await page.goto("/grading");
    await page.getByRole("link", { name: words.link }).first().click();
    await page.waitForURL(/\/grading\/rounds\/new/);
    await page.waitForLoadState();
    await sound();

    const round = words.scenario;
    await page.getByLabel(round, { exact: true }).selectOption({ index: script ? 2 : 3 });
    for (let n = 0; n < 3; n++) await page.getByRole("group", { name: words.people }).getByRole("checkbox").nth(n).check();
    await page.getByLabel(words.start).fill(script ? "09:30" : "14:30");
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel(words.day, { exact: true }).fill(day);
    await press(words.look);
    await page.getByRole("heading", { name: words.table }).waitFor();
    await sound();
    await press(words.save);
    await page.waitForURL(/\/grading\/rounds\/(?!new)[^/]+$/);
    await page.waitForLoadState();
    await sound();
    const toScore = page.getByRole("link", { name: new RegExp(`^${words.page.scoreOf("(.+)")}$`) });
    const order = () => toScore.evaluateAll((links) => links.map((link) => link.getAttribute("aria-label") ?? link.textContent));
    const [first, second, ...rest] = await order();
    expect(first).not.toBe(second);

    const path = new URL(page.url()).pathname;
    await page.goto(`${path}/print`);
    await sound();
    await page.goto(path);
    await page.locator("summary").first().click();
    await press(new RegExp(`^${words.page.laterOf("(.+)")}$`));
    await expect.poll(order).toEqual([second, first, ...rest]);
    await sound();

    await toScore.first().click();
    await page.waitForURL(/\/score$/);
    await page.getByRole("button", { name: grading.score.start, exact: true }).waitFor();
    await sound();
  });
});
