import { beforeAll, expect, test } from "vitest";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

const criteria = ["listening", "body-language", "tone", "language", "empathy", "problem-solving", "closing"];
const words = {
  en: {
    plan: "Plan a performance",
    planIt: "Plan it",
    score: "Score Lin Yue",
    submit: "Submit, then sign",
    sign: "Sign and release",
    password: "Your password",
    passed: "You have passed",
  },
  zh: {
    plan: "安排演练",
    planIt: "确认安排",
    score: "为邓超凡评分",
    submit: "提交，然后签核",
    sign: "签核并公布",
    password: "您的密码",
    passed: "邓超凡通过了",
  },
};

/** Plans somebody into RP04 for now, by the trainer's own pages, and opens the scoring page. */
async function planned(who: Someone, name: string, language: "en" | "zh" = "en") {
  const { page } = who;
  await page.goto("/grading");
  await page.getByRole("link", { name: words[language].plan }).click();
  await page.waitForURL("**/grading/new");
  await page.getByRole("heading", { level: 1, name: words[language].plan }).waitFor();
  await page.getByRole("link", { name: new RegExp(`^${name}`) }).click();
  await page.getByRole("link", { name: /^RP04/ }).click();
  await page.locator("select[name=customer]").selectOption({ index: 3 });
  await page.getByRole("button", { name: words[language].planIt }).click();
  await page.waitForURL("**/grading");
  const id = await page
    .locator("li", { hasText: name, has: page.locator("a[href$='/score']") })
    .last()
    .locator("a[href$='/score']")
    .getAttribute("href");
  await page.goto(id!);
  return id!.split("/")[2]!;
}
const level = ({ page }: Someone, criterion: string, value: number) => page.locator(`input[name="level.${criterion}"][value="${value}"]`);
const says = ({ page }: Someone, text: string) => page.locator("header").getByText(text).waitFor();

test("a trainer scores on a phone with one thumb, signs, and the bell leads the learner to the result", async () => {
  const su = await someone(site, { theme: "dark" });
  await signIn(su, "trainer@demo.rung");
  const id = await planned(su, "Lin Yue");
  await says(su, "Nothing marked yet");
  await su.page.getByRole("button", { name: "Start", exact: true }).click();
  await su.page.getByRole("timer").waitFor();
  for (const criterion of criteria) await level(su, criterion, 4).check();
  await says(su, "Saved");
  await su.page.locator("#criterion-listening p", { hasText: "Says back both the fact and the feeling" }).waitFor();
  await expectSound(su);

  await level(su, "tone", 5).check();
  await su.page.getByRole("button", { name: words.en.submit }).click();
  await su.page.getByRole("link", { name: /Tone: level 5 needs an observation/ }).click();
  su.noise.splice(0); // the browser notes the 422 of the document itself
  await expectSound(su);
  await su.page.locator('input[value="tone-5-smile-heard"]').check();
  await says(su, "Saved");
  await su.page.reload();
  expect(await su.page.locator('input[value="tone-5-smile-heard"]').isChecked()).toBe(true);
  await su.page.getByRole("button", { name: words.en.submit }).click();
  await su.page.waitForURL((url) => url.pathname.endsWith("/sign"));
  await expectSound(su);
  await su.page.getByLabel(words.en.password).fill("demo-rung-2026");
  await su.page.getByRole("button", { name: words.en.sign }).click();
  await su.page.waitForURL((url) => url.pathname === `/performances/${id}`);
  await expectSound(su);

  const lin = await someone(site);
  await signIn(lin, "newhire@demo.rung");
  const bell = lin.page.getByRole("link", { name: /^Messages: \d+ new$/ });
  const waiting = Number(/\d+/.exec((await bell.getAttribute("aria-label"))!)![0]);
  await bell.click();
  const told = lin.page.getByRole("link", { name: /^Your result of the role-play/ }).first();
  await told.waitFor();
  await expectSound(lin);
  await told.click();
  await lin.page.waitForURL((url) => url.pathname === `/performances/${id}`);
  await lin.page.getByText(words.en.passed).waitFor();
  await expectSound(lin);
  expect(await bell.getAttribute("aria-label")).toBe(`Messages: ${waiting - 1} new`);
});

test("the whole way works without any script, in Chinese", async () => {
  const su = await someone(site, { language: "zh", script: false });
  await signIn(su, "trainer@demo.rung", "zh");
  await planned(su, "邓超凡", "zh");
  await su.page.getByRole("button", { name: "开始", exact: true }).click();
  await su.page.getByRole("button", { name: "结束", exact: true }).click();
  for (const criterion of criteria) await level(su, criterion, 3).check();
  await level(su, "closing", 1).check();
  await su.page.getByRole("button", { name: words.zh.submit }).click();
  await su.page.getByText("收尾：1级须有观察依据").first().waitFor();
  await level(su, "closing", 3).check();
  await su.page.getByRole("button", { name: words.zh.submit }).click();
  await su.page.getByLabel(words.zh.password).fill("demo-rung-2026");
  await su.page.getByRole("button", { name: words.zh.sign }).click();
  await su.page.getByText(words.zh.passed).waitFor();
});

test("the secret brief is one tap away and closes without losing the place", async () => {
  const su = await someone(site, { screen: "desktop" });
  await signIn(su, "trainer@demo.rung");
  await planned(su, "Gao Yiming");
  await su.page.locator("#criterion-empathy").scrollIntoViewIfNeeded();
  const before = await su.page.evaluate(() => window.scrollY);
  await su.page.getByText("Brief", { exact: true }).click();
  await su.page.getByRole("heading", { name: /The secret brief/ }).waitFor();
  await expectSound(su);
  await su.page.keyboard.press("Escape");
  await su.page.getByRole("heading", { name: /The secret brief/ }).waitFor({ state: "hidden" });
  expect(await su.page.evaluate(() => window.scrollY)).toBe(before);
});

test.each([true, false])("the phrases are one tap away while scoring and no mark is lost by looking (script: %s)", async (script) => {
  const su = await someone(site, { script });
  await signIn(su, "trainer@demo.rung");
  await planned(su, script ? "Gao Yiming" : "Song Jiayin");
  await level(su, "tone", 4).check();
  await su.page.fill('[name="note.tone"]', "Calm to the end.");
  const phrases = su.page.getByRole("region", { name: "Phrases" });
  await su.page.getByText("Phrases", { exact: true }).first().click();
  await phrases.getByRole("navigation", { name: "Moments" }).getByRole("link").last().click();
  await phrases.getByRole("list").last().waitFor();
  if (script) await expectSound(su);
  await su.page.getByText("Close", { exact: true }).filter({ visible: true }).click();
  await phrases.waitFor({ state: "hidden" });
  expect(await level(su, "tone", 4).isChecked()).toBe(true);
  expect(await su.page.inputValue('[name="note.tone"]')).toBe("Calm to the end.");
});

test("without a connection the page says that nothing is saved, keeps every mark through a reload, and saves when it is back", async () => {
  const su = await someone(site);
  await signIn(su, "trainer@demo.rung");
  await planned(su, "Song Jiayin");
  await su.page.route("**/draft", (route) => route.abort());
  await level(su, "listening", 5).check();
  await su.page.fill('[name="note.listening"]', "She waited.");
  await says(su, "Not saved yet: no connection.");
  su.noise.splice(0);
  await su.page.unroute("**/draft");
  await su.page.reload();
  await says(su, "Saved");
  expect(await level(su, "listening", 5).isChecked()).toBe(true);
  expect(await su.page.inputValue('[name="note.listening"]')).toBe("She waited.");
  expect(await su.page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await expectSound(su);
});

test("a session that ends while scoring costs nothing: after signing in again the marks are there and saved", async () => {
  const su = await someone(site);
  await signIn(su, "trainer@demo.rung");
  const id = await planned(su, "Wulandari");
  await su.page.context().clearCookies();
  await level(su, "empathy", 3).check();
  await says(su, "Your session has ended.");
  await su.page.getByRole("link", { name: "Sign in again" }).click();
  await su.page.getByLabel("E-mail, staff number or mobile number").fill("trainer@demo.rung");
  await su.page.getByLabel("Password").fill("demo-rung-2026");
  await su.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await su.page.waitForURL(`**/performances/${id}/score`);
  await says(su, "Saved");
  expect(await level(su, "empathy", 3).isChecked()).toBe(true);
});

test("two pages with different marks: the grader says which count", async () => {
  const su = await someone(site);
  await signIn(su, "trainer@demo.rung");
  await planned(su, "Priya Raman");
  const second = await su.page.context().newPage();
  await second.goto(su.page.url());
  await second.locator('input[name="level.tone"][value="2"]').check();
  await second.locator("header").getByText("Saved").waitFor();
  await level(su, "tone", 4).check();
  await su.page.getByRole("button", { name: "Keep these" }).click();
  await says(su, "Saved");
  await second.reload();
  expect(await second.locator('input[name="level.tone"][value="4"]').isChecked()).toBe(true);
});
