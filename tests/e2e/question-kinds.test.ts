import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { Language } from "~/locale/language";
import { type Question, quiz } from "~/quizzes/quiz";
import { expectSound, holdScripts, type Someone, signIn, someone } from "../support/browser";
import { forExams, layOver } from "../support/own-content";
import { type Site, startSite } from "../support/site";
import { answerQuestion, wordsIn } from "./steps";

const both = (en: string, zh: string) => ({ en, zh });
const common = (id: string) => ({ id, tags: ["pause"], lesson: "hear-or-listen", explanation: both("Because the lesson says so.", "课时里是这么说的。") });
const raw = {
  id: "m04-quiz",
  passMark: 80,
  draw: { count: 5 },
  topics: [{ id: "pause", title: both("The pause", "停顿") }],
  questions: [
    {
      ...common("k-matching"),
      kind: "matching",
      situation: both("A flower shop on a **Friday** evening.", "周五傍晚，一家花店。"),
      image: { figure: "listening-steps", alt: both("Steps of listening", "倾听的步骤") },
      text: both("Who says what?", "哪句话是谁说的？"),
      parts: [
        { id: "p1", text: both("The one who listens", "在听的人"), choice: "c1" },
        { id: "p2", text: both("The one who sells", "在推销的人"), choice: "c2" },
      ],
      choices: [
        { id: "c1", text: both("“Go on.” & nods", "“您接着说。”点点头") },
        { id: "c2", text: both("“We have an offer.”", "“我们有优惠。”") },
        { id: "c3", text: both("“Next, please.”", "“下一位。”") },
      ],
    },
    {
      ...common("k-ordering"),
      kind: "ordering",
      text: both("Put the moves in order.", "请排好动作的次序。"),
      items: [
        { id: "i1", text: both("First of all ask", "最先问") },
        { id: "i2", text: both("Second comes listening", "第二是听") },
        { id: "i3", text: both("Third, say it back", "第三说回去") },
        { id: "i4", text: both("Finally answer", "最后答") },
      ],
    },
    { ...common("k-numeric"), kind: "numeric", text: both("How many grams are in it?", "里面有多少克？"), value: 1234, unit: both("grams", "克") },
    {
      ...common("k-fill-in"),
      kind: "fill-in",
      dialogue: [
        { speaker: both("Customer", "客户"), line: both("Nobody rang.", "没人打电话。") },
        { speaker: both("You", "您"), line: both("Nobody rang you.", "没人给您打电话。") },
      ],
      text: both("Fill the gaps.", "请填空。"),
      passage: both("Ask {{g1}}, then {{g2}} to the end.", "先{{g1}}，再{{g2}}到底。"),
      gaps: [
        { id: "g1", accepted: { en: ["first"], zh: ["问"] } },
        { id: "g2", accepted: { en: ["listen"], zh: ["听"] } },
      ],
    },
    {
      ...common("k-essay"),
      kind: "essay",
      text: both("Say it back in your own words.", "请用自己的话复述。"),
      rubric: [
        {
          id: "both-halves",
          text: both("Fact and feeling", "事实和感受"),
          levels: [0, 1].map((points) => ({ points, text: both(`Halves: ${points}`, `说到${points}半`) })),
        },
      ],
    },
    ...forExams("k", { tags: ["pause"], lesson: "hear-or-listen" }),
  ],
};
const bank: Question[] = quiz.parse(raw).questions;

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await layOver(site, { "modules/listening/quiz.yaml": raw }, "a quiz of the other kinds");
}, 120_000);

/** Begins the quiz once the server has taken up its questions. */
async function begin({ page }: Someone, language: Language) {
  const { intro } = wordsIn(language).quizzes;
  await expect
    .poll(
      async () => {
        await page.goto("/modules/listening/quiz");
        return page.getByText(intro.drawn(5, 5), { exact: true }).isVisible();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true);
  await page.getByRole("button", { name: intro.start }).click();
  await page.waitForURL(/\/attempts\//);
}

/** The kind of the question on the page. */
const kindOn = (page: Page) => page.locator("input[name=kind]").first().inputValue();
const mark = (page: Page) => page.locator("[data-saved]").getAttribute("data-saved");
const saved = (page: Page) => expect.poll(() => mark(page), { timeout: 10_000 }).toBe("saved");

/** Everything a thumb must hit in the answer is at least 44 pixels high. */
async function expectThumbs(page: Page) {
  const lowest = () =>
    page
      .locator("fieldset :is(select, textarea, input:not([type=hidden], [type=radio], [type=checkbox]), button)")
      .evaluateAll((controls) => Math.min(...controls.map((control) => control.getBoundingClientRect().height)));
  await expect.poll(lowest).toBeGreaterThanOrEqual(44); // lists of positions give way to lines that move
  expect(await lowest()).toBeLessThan(Infinity);
}

test("on a phone every kind is answered with keys alone, saved while it is given, there again after a reload and in the other language, and marked", async () => {
  const lin = await someone(site);
  const { attempt, quizzes: words } = wordsIn("en");
  await signIn(lin, "newhire@demo.rung");
  await begin(lin, "en");
  for (let number = 1; number <= 5; number++) {
    await lin.page.getByText(attempt.place(number, 5), { exact: true }).waitFor();
    const kind = await kindOn(lin.page);
    await expectThumbs(lin.page);
    if (kind === "ordering") {
      // One press moves one line, says where it is now, and keeps the spot.
      await lin.page.locator("button[data-move]").nth(1).focus();
      await lin.page.keyboard.press("Enter");
      await expect.poll(() => lin.page.locator("p[role=status].sr-only").innerText()).toMatch(/: now 2 of 4$/);
      expect(await lin.page.evaluate(() => document.activeElement?.getAttribute("data-move")?.endsWith(" 1"))).toBe(true);
      await saved(lin.page);
    }
    if (kind === "numeric") {
      await lin.page.getByLabel(attempt.number, { exact: true }).fill("1,234");
      await lin.page.getByText("can mean two things", { exact: false }).waitFor();
      lin.noise.splice(0); // the browser names the refused request
      await expectSound(lin);
      await lin.page
        .getByRole("button", { name: /^Save and/ })
        .last()
        .click();
      await expect.poll(() => lin.page.evaluate(() => document.activeElement?.id)).toBe("number");
      lin.noise.splice(0);
      expect(await lin.page.getByLabel(attempt.number, { exact: true }).inputValue()).toBe("1,234");
    }
    await answerQuestion(lin.page, "en", true, bank);
    await saved(lin.page);
    await expectSound(lin);
    const before = await lin.page
      .locator("form")
      .first()
      .evaluate((form) => JSON.stringify([...new FormData(form as HTMLFormElement)].filter(([name]) => name.startsWith("answer")).sort()));
    await lin.page.goto(`${lin.page.url().split("?")[0]}?q=${number}`);
    await saved(lin.page);
    const after = () =>
      lin.page
        .locator("form")
        .first()
        .evaluate((form) => JSON.stringify([...new FormData(form as HTMLFormElement)].filter(([name]) => name.startsWith("answer")).sort()));
    await expect.poll(after).toBe(before);
    await lin.page
      .getByRole("button", { name: number < 5 ? attempt.next : attempt.toReview, exact: true })
      .last()
      .click();
  }
  await lin.page.getByText(attempt.review.allAnswered(5)).waitFor();
  await lin.page.getByRole("button", { name: attempt.review.handIn, exact: true }).click();
  await lin.page.getByRole("heading", { name: words.waiting.title, level: 1 }).waitFor();
  await expectSound(lin);

  const zhou = await someone(site);
  const grading = wordsIn("en").grading;
  await signIn(zhou, "trainer@demo.rung");
  await zhou.page.goto("/grading");
  await zhou.page.getByRole("heading", { name: grading.essays.title }).waitFor();
  await expectSound(zhou);
  await zhou.page
    .getByRole("link", { name: /^Mark what .* wrote$/ })
    .first()
    .click();
  await zhou.page.getByText("So nobody rang you for ten days.", { exact: false }).waitFor();
  await expectSound(zhou);
  await zhou.page.getByRole("radio", { name: "Halves: 1" }).focus();
  await zhou.page.keyboard.press("Space");
  await zhou.page.getByLabel(grading.essays.note).fill("Well put.");
  await zhou.page.getByRole("button", { name: grading.essays.submit }).click();
  await zhou.page.waitForURL(/\/grading$/);

  await lin.page.reload();
  await lin.page.getByText("5 of 5 points", { exact: false }).waitFor();
  await lin.page.getByText("Well put.").waitFor();
  await expectSound(lin);
});

test("without any script, in Chinese and in the dark, every kind is a plain form; wrong answers are shown beside the right ones", async () => {
  const wang = await someone(site, { language: "zh", script: false, theme: "dark" });
  const { attempt, quizzes: words, replies } = wordsIn("zh");
  await signIn(wang, "hr@demo.rung", "zh");
  await begin(wang, "zh");
  for (let number = 1; number <= 5; number++) {
    await wang.page.getByText(attempt.place(number, 5), { exact: true }).waitFor();
    const kind = await kindOn(wang.page);
    const go = () =>
      wang.page
        .getByRole("button", { name: number < 5 ? attempt.next : attempt.toReview, exact: true })
        .last()
        .click();
    if (kind === "numeric") {
      await wang.page.getByLabel(attempt.number, { exact: true }).fill("一千多");
      await go();
      await wang.page.getByText(replies.unfitBecause.number).waitFor();
      expect(await wang.page.getByLabel(attempt.number, { exact: true }).inputValue()).toBe("一千多");
    }
    if (kind === "ordering") {
      await wang.page.getByRole("combobox").first().selectOption("1");
      await go();
      await wang.page.getByText(replies.unfitBecause.order).waitFor();
      expect(await wang.page.getByRole("combobox").first().inputValue()).toBe("1");
    }
    await answerQuestion(wang.page, "zh", false, bank);
    await go();
  }
  await wang.page.getByRole("button", { name: attempt.review.handInOpen, exact: true }).click();
  await wang.page.getByText(words.result.failed).first().waitFor();
  await wang.page.waitForLoadState();
  const page = await wang.page.locator("main").innerText();
  for (const shown of [words.result.yoursAndWrong, words.result.rightOrder, "1234 克", "课时里是这么说的。"]) expect(page).toContain(shown);
  expect(wang.noise.filter((line) => !line.includes("422"))).toEqual([]); // the browser names each refused form
});

test("switching the language in the middle keeps the answer of every kind", async () => {
  const he = await someone(site, { screen: "desktop" });
  await signIn(he, "admin@demo.rung");
  await begin(he, "en");
  const path = he.page.url().split("?")[0]!;
  for (let number = 1; number <= 5; number++) {
    await he.page.goto(`${path}?q=${number}`);
    if ((await kindOn(he.page)) === "essay") continue;
    await answerQuestion(he.page, "en", true, bank);
    await saved(he.page);
  }
  await he.page.getByRole("button", { name: "中文" }).click();
  await he.page.getByText(wordsIn("zh").attempt.answered(4)).waitFor();
  for (let number = 1; number <= 5; number++) {
    await he.page.goto(`${path}?q=${number}`);
    if ((await kindOn(he.page)) !== "essay") await saved(he.page);
    await expectSound(he);
  }
  await he.page.goto(`${path}/review`);
  await he.page.getByRole("button", { name: wordsIn("zh").attempt.review.handInOpen, exact: true }).click();
  await he.page.getByText("得4分，满分5分", { exact: false }).waitFor();
});

test("positions chosen from the lists before the script has loaded stand in the lines that can then be moved", async () => {
  const zhou = await someone(site);
  await signIn(zhou, "trainer2@demo.rung");
  await begin(zhou, "en");
  const items = bank.flatMap((question) => (question.kind === "ordering" ? question.items.map(({ text }) => text.en) : []));
  const path = zhou.page.url().split("?")[0]!;
  for (let number = 1; number === 1 || (await kindOn(zhou.page)) !== "ordering"; number++) await zhou.page.goto(`${path}?q=${number}`);
  const release = await holdScripts(zhou.page);
  await zhou.page.goto(zhou.page.url(), { waitUntil: "commit" });
  for (const [place, item] of items.entries())
    await zhou.page
      .getByRole("listitem")
      .filter({ hasText: item })
      .getByRole("combobox")
      .selectOption(String(place + 1));
  release();
  await saved(zhou.page);
  await zhou.page.reload();
  await saved(zhou.page);
  await zhou.page.locator("button[data-move]").first().waitFor();
  const lines = await zhou.page.locator("ol > li", { has: zhou.page.locator("button[data-move]") }).allInnerTexts();
  expect(lines.map((line) => items.findIndex((item) => line.includes(item)))).toEqual([0, 1, 2, 3]);
  await expectSound(zhou);
});

test("where the script that moves lines does not come, the lists do the same: what is half chosen is asked for, what is whole is saved", async () => {
  const qian = await someone(site);
  await signIn(qian, "trainer@demo.rung");
  const without = () => qian.page.route("**/movable-items-*", (route) => route.abort());
  await without();
  await begin(qian, "en");
  const items = bank.flatMap((question) => (question.kind === "ordering" ? question.items.map(({ text }) => text.en) : []));
  const path = qian.page.url().split("?")[0]!;
  for (let number = 1; number === 1 || (await kindOn(qian.page)) !== "ordering"; number++) await qian.page.goto(`${path}?q=${number}`);
  await qian.page.waitForLoadState("networkidle");
  const choose = (item: string, place: number) => qian.page.getByRole("listitem").filter({ hasText: item }).getByRole("combobox").selectOption(String(place));
  await choose(items[0]!, 1);
  const { replies } = wordsIn("en");
  const release = await holdScripts(qian.page);
  await without(); // the last one asked decides
  await qian.page.locator("[data-step=next]").click();
  await qian.page.getByText(replies.unfitBecause.order).waitFor();
  for (const [place, item] of items.entries()) await choose(item, place + 1);
  release(); // what is chosen on the page of a refused form counts as well
  await saved(qian.page);
  const chosen = qian.page.getByRole("combobox");
  expect(await Promise.all([0, 1, 2, 3].map((at) => chosen.nth(at).inputValue()))).not.toContain("");
  expect(qian.noise.filter((line) => !/422|ERR_FAILED/.test(line))).toEqual([]);
});

test("the author sees every kind with its key in both languages", async () => {
  const lu = await someone(site, { screen: "desktop" });
  await signIn(lu, "author@demo.rung");
  await lu.page.goto("/content/modules/listening");
  const page = await lu.page.locator("main").innerText();
  for (const shown of ["Matching", "Ordering", "Gaps", "{{g1}}", "1234 grams", "1234 克", "“我们有优惠。”"]) expect(page).toContain(shown);
  await expectSound(lu);
});
