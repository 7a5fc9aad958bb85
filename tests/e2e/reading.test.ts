import { beforeAll, describe, expect, test } from "vitest";
import { expectSound, scriptRuns, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

describe.each(["en", "zh"] as const)("in %s", (language) => {
  test("every page of a module is sound, light and dark, on a phone and on a desk", async () => {
    for (const [theme, screen] of [
      ["light", "phone"],
      ["dark", "desktop"],
    ] as const) {
      const reader = await someone(site, { language, theme, screen });
      await signIn(reader, "learner2@demo.rung", language);
      for (const path of [
        "",
        "/lessons/hear-or-listen",
        "/lessons/what-the-pause-is-for",
        "/lessons/eight-points",
        "/lessons/ask-listen-speak-answer",
        "/aid",
      ]) {
        await reader.page.goto(`/modules/listening${path}`);
        for (const question of await reader.page.locator("details.check summary").all()) await question.click();
        await expectSound(reader);
      }
      await reader.page.goto("/glossary");
      await expectSound(reader);
    }
  });

  test("the job aid prints on one sheet of A4", async () => {
    const reader = await someone(site, { language });
    await signIn(reader, "learner2@demo.rung", language);
    await reader.page.goto("/modules/listening/aid");
    const pdf = (await reader.page.pdf({ format: "A4", margin: { top: "12mm", bottom: "12mm", left: "14mm", right: "14mm" } })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  test("an author's pages are sound", async () => {
    const author = await someone(site, { language, screen: language === "en" ? "phone" : "desktop" });
    await signIn(author, "author@demo.rung", language);
    for (const path of ["", "/modules/listening", "/modules/listening/lessons/eight-points", "/modules/listening/aid", "/role-plays/rp04"]) {
      await author.page.goto(`/content${path}`);
      await expectSound(author);
    }
  });
});

test("the text stays when the script takes over, and is there after Back and Forward", async () => {
  const { page, noise } = await someone(site);
  await signIn({ page, noise }, "learner2@demo.rung");
  await page.goto("/modules/listening");
  await page.getByRole("link", { name: "What the pause is for" }).first().click();
  await page.waitForURL(/what-the-pause-is-for$/);
  await scriptRuns(page);
  const text = page.getByText("Mr Han has ordered a wardrobe.");
  await text.waitFor();
  await page.getByRole("link", { name: /Listening · 2 of 4/ }).click();
  await page.waitForURL(/\/modules\/listening$/);
  await page.goBack();
  await text.waitFor();
  await page.goForward();
  await page.getByRole("heading", { name: "Step by step" }).waitFor();
  expect(noise).toEqual([]);
});

test("without script a learner opens a hidden answer, finds a word's meaning on the page, and reads on", async () => {
  const { page, noise } = await someone(site, { script: false });
  await signIn({ page, noise }, "learner2@demo.rung");
  await page.goto("/modules/listening/lessons/what-the-pause-is-for");
  const answer = page.getByText("That is what a pause is for.");
  expect(await answer.isVisible()).toBe(false);
  await page.locator("details.check summary").first().click();
  expect(await answer.isVisible()).toBe(true);
  await page.getByRole("link", { name: "defensiveness" }).click();
  expect(page.url()).toContain("#word-en-defensiveness");
  expect(await page.locator("#word-en-defensiveness").textContent()).toContain("The urge to explain or justify yourself");
  const confirm = page.getByRole("button", { name: "I have read this" });
  if (await confirm.isVisible()) await confirm.click();
  else
    await page
      .getByRole("link", { name: /Eight points/ })
      .first()
      .click();
  await page.waitForURL(/eight-points$/);
  await page.getByText("A trainer stands six metres from your counter").waitFor();
});

test.each([
  { language: "en", script: true, link: /^Phrases/, search: "Find a phrase", find: "Find", typed: "HOLD", said: /put you on hold/, all: "Show all" },
  { language: "zh", script: false, link: /^服务用语/, search: "找一句话", find: "查找", typed: "hold", said: /稍等一分钟/, all: "显示全部" },
] as const)(
  "a phrase for the moment is found from the path, in $language (script: $script)",
  async ({ language, script, link, search, find, typed, said, all }) => {
    const lin = await someone(site, { language, script });
    await signIn(lin, "newhire@demo.rung", language);
    const { page } = lin;
    await page.goto("/learn");
    await page.getByRole("link", { name: link }).click();
    await page.getByLabel(search).fill(typed);
    await page.getByRole("button", { name: find, exact: true }).click();
    await page.waitForURL(`**/phrases?q=${typed}`);
    await page.getByText(said).waitFor();
    expect(await page.getByRole("heading", { level: 2 }).count()).toBe(1);
    if (script) await expectSound(lin);
    await page.getByRole("link", { name: all }).click();
    await page.waitForURL((url) => url.pathname === "/phrases" && url.search === "");
    await page.getByRole("heading", { level: 2 }).nth(5).waitFor();
  },
);
