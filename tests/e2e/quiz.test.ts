import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { demoPassword } from "~/people/demo";
import { expectSound, holdScripts, type Someone, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";
import { answerQuestion } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

const words = {
  en: {
    begin: /^(Start the quiz|Start again|Practise again)$/,
    go: "Save and go on",
    review: "Save and review",
    handIn: /^Hand in/,
    outcome: /^(✓|↻)?\s*(Passed|Not passed yet)$/,
  },
  zh: { begin: /^(开始测验|再测一次|再练一次)$/, go: "保存并继续", review: "保存并检查", handIn: /交卷$/, outcome: /^(✓|↻)?\s*(通过|这次还没有通过)$/ },
};

/** Begins the quiz on listening, or goes on with the open attempt, at its first question that is answered with boxes. Gives its number. */
async function begin({ page }: Someone, language: "en" | "zh" = "en"): Promise<number> {
  await page.goto("/modules/listening/quiz");
  const start = page.getByRole("button", { name: words[language].begin });
  if (await start.isVisible()) await start.click();
  else await page.getByRole("link", { name: /^(Go on|接着做)$/ }).click();
  await page.waitForURL(/\/attempts\//);
  return questionWithChoices(page, 1);
}
/** Goes to the first question from this number on that is answered by choosing. */
async function questionWithChoices(page: Someone["page"], from: number): Promise<number> {
  const attempt = page.url().split("?")[0];
  for (let number = from; ; number++) {
    await page.goto(`${attempt}?q=${number}`);
    if (/single|multiple|true-false/.test(await page.locator("input[name=kind]").first().inputValue())) return number;
  }
}
const choices = ({ page }: Someone) => page.locator("input[name=answer]");
/** What hears keys comes after the page. */
const keysAreHeard = ({ page }: Someone) => page.locator("[data-keys=heard]").waitFor({ state: "attached" });
const mark = ({ page }: Someone) => page.locator("[data-saved]");
/** While the page tries again every few seconds, the browser itself names each request that failed: that noise is not ours. */
const expectSoundWhileTrying = ({ page }: Someone) => expectSound({ page, noise: [] });
const saved = async (who: Someone) => expect.poll(() => mark(who).getAttribute("data-saved"), { timeout: 20_000 }).toBe("saved");

test("a learner answers on a phone, sees each answer saved, comes back after a reload, hands in and reads the result", async () => {
  const lin = await someone(site);
  await signIn(lin, "newhire@demo.rung");
  const boxes = await begin(lin);
  const open = boxes === 5 ? 6 : 5;
  lin.noise.splice(0);
  await keysAreHeard(lin);
  await lin.page.keyboard.press("1");
  await saved(lin);
  await expectSound(lin);
  await lin.page.reload();
  expect(await choices(lin).first().isChecked()).toBe(true);
  await lin.page.goto(`${lin.page.url().split("?")[0]}?q=1`);
  for (let number = 1; number <= 12; number++) {
    await lin.page.getByText(`Question ${number} of 12`, { exact: true }).waitFor();
    if (number !== open && number !== boxes) {
      await answerQuestion(lin.page, "en");
      await saved(lin);
    }
    if (number === 12) break;
    await lin.page.getByRole("button", { name: words.en.go, exact: true }).click();
    await lin.page.waitForURL((url) => url.searchParams.get("q") === String(number + 1));
  }
  await lin.page.getByRole("button", { name: words.en.review, exact: true }).click();
  await lin.page.getByText(`Question ${open} is not answered yet.`).waitFor();
  await expectSound(lin);
  await lin.page.getByRole("button", { name: words.en.handIn }).click();
  await lin.page.waitForURL(/\/result$/);
  await lin.page.getByText(words.en.outcome).first().waitFor();
  await expectSound(lin);
  await lin.page.goto("/modules/listening/quiz");
  await expectSound(lin);
});

test("the whole quiz works in Chinese without any script", async () => {
  const wang = await someone(site, { language: "zh", script: false });
  await signIn(wang, "learner2@demo.rung", "zh");
  await begin(wang, "zh");
  await wang.page.goto(`${wang.page.url().split("?")[0]}?q=1`);
  for (let number = 1; number <= 12; number++) {
    await answerQuestion(wang.page, "zh", number % 2 === 0);
    await wang.page
      .getByRole("button", { name: number < 12 ? words.zh.go : words.zh.review, exact: true })
      .last()
      .click();
    await wang.page.waitForLoadState();
  }
  await wang.page.getByText("12道题全部答完。").waitFor();
  await wang.page.getByRole("button", { name: words.zh.handIn }).click();
  await wang.page.getByText(words.zh.outcome).first().waitFor();
});

test("without a connection the answer is kept on the device, and saved by itself when it is back", async () => {
  const he = await someone(site, { language: "zh", theme: "dark" });
  await signIn(he, "executive@demo.rung", "zh");
  const number = await begin(he, "zh");
  await he.page.context().setOffline(true);
  await choices(he).nth(1).check();
  await he.page.getByText("网络断开了", { exact: false }).waitFor();
  expect(await mark(he).getAttribute("data-saved")).toBe("kept");
  await he.page.getByRole("button", { name: words.zh.go, exact: true }).click();
  await he.page.getByText("网络恢复后自动继续。", { exact: false }).waitFor();
  await expectSoundWhileTrying(he);
  await he.page.context().setOffline(false);
  await he.page.getByText(`第${number + 1}题，共12题`, { exact: true }).waitFor();
  await he.page.goBack();
  await he.page.getByText(`第${number}题，共12题`, { exact: true }).waitFor();
  expect(await choices(he).nth(1).isChecked()).toBe(true);
  await saved(he);
});

test("an answer that could not be sent survives a reload and is sent first", async () => {
  const li = await someone(site);
  await signIn(li, "trainer2@demo.rung");
  await begin(li);
  await li.page.route("**/responses", (route) => route.abort());
  await choices(li).nth(1).check();
  await li.page.getByText("Not saved yet", { exact: false }).waitFor();
  await li.page.unroute("**/responses");
  await li.page.reload();
  await saved(li);
  expect(await choices(li).nth(1).isChecked()).toBe(true);
  await li.page.reload();
  expect(await choices(li).nth(1).isChecked()).toBe(true);
  expect(await li.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("rung-draft")))).toEqual([]);
});

test("what is chosen before the page's script has loaded is saved when it comes, and a reload shows the same question", async () => {
  const ma = await someone(site);
  await signIn(ma, "trainer@demo.rung");
  await begin(ma);
  const release = await holdScripts(ma.page);
  await ma.page.goto(ma.page.url(), { waitUntil: "commit" });
  await choices(ma).nth(1).check();
  release();
  await saved(ma);
  const address = ma.page.url();
  await ma.page.reload();
  expect(ma.page.url()).toBe(address);
  expect(await choices(ma).nth(1).isChecked()).toBe(true);
  await expectSound(ma);
});

test("when the session has ended in the middle, the page says so, keeps the answer, and sends it after signing in in another tab", async () => {
  const lu = await someone(site);
  await signIn(lu, "author@demo.rung");
  await begin(lu);
  await lu.page.context().clearCookies();
  await choices(lu).nth(2).or(choices(lu).nth(1)).last().check();
  await lu.page.getByRole("link", { name: "Sign in again" }).waitFor();
  await expectSoundWhileTrying(lu);
  const tab = await lu.page.context().newPage();
  await signIn({ page: tab, noise: [] }, "author@demo.rung");
  await tab.close();
  await lu.page.bringToFront();
  await saved(lu);
});

/** Every answer the page sends from now on, with what came back. */
function sendings({ page }: Someone): number[] {
  const statuses: number[] = [];
  page.on("response", (response) => void (response.url().endsWith("/responses") && statuses.push(response.status())));
  return statuses;
}

test("an ended session is renewed on the page: going on asks for the password, a wrong one is told, the right one sends what is kept and goes on", async () => {
  const yu = await someone(site);
  await signIn(yu, "trainer2@demo.rung");
  const number = await begin(yu);
  const other = (await choices(yu).nth(1).isChecked()) ? 0 : 1;
  await yu.page.context().clearCookies();
  await choices(yu).nth(other).check();
  await yu.page.getByText("Your session has ended.", { exact: false }).waitFor();
  const path = yu.page.url();
  await yu.page.getByRole("button", { name: words.en.go, exact: true }).click();
  const dialog = yu.page.getByRole("dialog", { name: "Sign in again" });
  const password = dialog.getByLabel("Password");
  await password.fill("12");
  await password.press("Enter");
  await dialog.getByText("The account or the password is not right.", { exact: false }).first().waitFor();
  await expectSoundWhileTrying(yu);
  expect([yu.page.url(), await choices(yu).nth(other).isChecked()]).toEqual([path, true]);
  await password.fill(demoPassword);
  await password.press("Enter");
  await yu.page.getByText(`Question ${number + 1} of 12`, { exact: true }).waitFor();
  expect(await dialog.count()).toBe(0);
  await yu.page.goto(path);
  expect(await choices(yu).nth(other).isChecked()).toBe(true);
});

test("in Chinese, while somebody else is signed in on the tablet, nothing is sent for them; the first one signs in on the page and has every answer", async () => {
  const he = await someone(site, { language: "zh", theme: "dark" });
  await signIn(he, "executive@demo.rung", "zh");
  await begin(he, "zh");
  const other = (await choices(he).nth(1).isChecked()) ? 0 : 1;
  await he.page.context().clearCookies();
  await choices(he).nth(other).click();
  await he.page.getByText("登录已过期。", { exact: false }).waitFor();
  const tab = await he.page.context().newPage();
  await signIn({ page: tab, noise: [] }, "hr@demo.rung", "zh");
  await he.page.bringToFront();
  await he.page.getByText("现在登录的是另一个人", { exact: false }).waitFor();
  const sent = sendings(he);
  await choices(he)
    .nth(1 - other)
    .click();
  await he.page.waitForTimeout(2_500); // it looks again in the meantime
  expect([sent, await mark(he).getAttribute("data-saved")]).toEqual([[], "kept"]);
  const link = he.page.getByRole("link", { name: "重新登录" });
  await link.click();
  const dialog = he.page.getByRole("dialog", { name: "重新登录" });
  await dialog.getByRole("button", { name: "稍后再说" }).click();
  await dialog.waitFor({ state: "detached" });
  await link.click();
  await expectSoundWhileTrying(he);
  await dialog.getByLabel("密码").fill(demoPassword);
  await dialog.getByRole("button", { name: "登录", exact: true }).click();
  await saved(he);
  expect([sent, await dialog.count()]).toEqual([[200], 0]);
});

test("signing out on a shared tablet warns of an answer that is not saved, and then leaves nothing behind", async () => {
  const hao = await someone(site, { screen: "desktop" });
  await signIn(hao, "hr@demo.rung");
  await begin(hao);
  await hao.page.route("**/responses", (route) => route.abort());
  await choices(hao).first().check();
  await hao.page.getByText("Not saved yet", { exact: false }).waitFor();
  const kept = () => hao.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("rung-draft")).length);
  await hao.page.goto("/account");
  const questions: string[] = [];
  hao.page.once("dialog", (dialog) => {
    questions.push(dialog.message());
    void dialog.dismiss();
  });
  const signOut = hao.page.locator("main").getByRole("button", { name: "Sign out", exact: true });
  await hao.page.waitForLoadState("networkidle"); // the warning is the script's
  await signOut.click();
  await expect.poll(() => questions).toEqual([expect.stringContaining("has not been saved yet")]);
  expect(await kept()).toBe(1);
  hao.page.once("dialog", (dialog) => void dialog.accept());
  await signOut.click();
  await hao.page.waitForURL(/sign-in/);
  expect(await kept()).toBe(0);
});

/** Two windows of one person, as two devices would be, both before the first question. */
async function twoWindows(account: string) {
  const one = await someone(site, { screen: "desktop" });
  await signIn(one, account);
  await begin(one);
  const two = await someone(site);
  await signIn(two, account);
  await two.page.goto(one.page.url());
  return { one, two };
}
const heading = ({ page }: Someone, name: string) => page.getByText(name, { exact: true });

test("a second device never overwrites an answer it has not seen: it asks, and either answer can be kept", async () => {
  const { one, two } = await twoWindows("admin@demo.rung");
  await choices(one).nth(0).check();
  await saved(one);
  await choices(two).nth(1).click();
  await heading(two, "There are two answers to this question.").waitFor();
  two.noise.splice(0); // the browser names the refused request
  await expectSound(two);
  expect([await choices(two).nth(0).isChecked(), await mark(two).getAttribute("data-saved")]).toEqual([true, "undecided"]);
  await two.page.reload();
  await heading(two, "There are two answers to this question.").waitFor();
  await two.page.getByRole("button", { name: "Keep mine" }).click();
  await saved(two);
  expect(await choices(two).nth(1).isChecked()).toBe(true);
  const here = Number(new URL(one.page.url()).searchParams.get("q"));
  for (const who of [one, two]) await questionWithChoices(who.page, here + 1);
  await choices(two).nth(0).click();
  await saved(two);
  await choices(one).nth(1).click();
  await heading(one, "There are two answers to this question.").waitFor();
  await one.page.getByRole("button", { name: "Take the one below" }).click();
  await saved(one);
  await one.page.reload();
  expect(await choices(one).nth(0).isChecked()).toBe(true);
});

test("the tab warns before it is closed with an answer that is not saved, and only then; the answer can be downloaded as a text", async () => {
  const kai = await someone(site);
  await signIn(kai, "supervisor@demo.rung");
  await begin(kai);
  const warnings: string[] = [];
  kai.page.on("dialog", (dialog) => {
    warnings.push(dialog.type());
    void dialog.dismiss();
  });
  await choices(kai).nth(0).check();
  await saved(kai);
  await kai.page.route("**/responses", (route) => route.abort());
  await choices(kai).nth(1).check();
  const offered = kai.page.getByRole("button", { name: "Download the unsaved answer" });
  await offered.waitFor();
  const [download] = await Promise.all([kai.page.waitForEvent("download"), offered.click()]);
  const text = readFileSync(await download.path(), "utf8");
  const chosen = (await kai.page.locator("label:has(input[name=answer])").nth(1).innerText()).trim();
  expect(text).toContain(chosen);
  expect(text).toContain((await kai.page.locator("h1").innerText()).trim());
  expect(text).toContain("staff number");
  await kai.page.close({ runBeforeUnload: true });
  await expect.poll(() => warnings).toEqual(["beforeunload"]);
  await kai.page.unroute("**/responses");
  await saved(kai);
  await Promise.all([kai.page.waitForEvent("close"), kai.page.close({ runBeforeUnload: true })]);
  expect(warnings).toEqual(["beforeunload"]);
});

test("a server that is gone is noticed though nothing is sent, and the page heals by itself on its return", async () => {
  const own = await startSite();
  const mei = await someone(own);
  await signIn(mei, "newhire@demo.rung");
  await begin(mei);
  await mei.page.waitForTimeout(500);
  await own.kill();
  const notice = mei.page.getByText("No connection.", { exact: false });
  await notice.waitFor({ timeout: 15_000 });
  await choices(mei).nth(1).check();
  const port = new URL(own.url).port;
  await startSite({ dataDir: own.dataDir, env: { PORT: port } });
  await notice.waitFor({ state: "detached", timeout: 30_000 });
  expect(await mark(mei).getAttribute("data-saved")).toBe("saved");
});

test("questions are flagged to come back to, named before handing in, and the flag is there on another device and without a script", async () => {
  const chen = await someone(site, { screen: "desktop" });
  await signIn(chen, "supervisor@demo.rung");
  const number = await begin(chen);
  await choices(chen).first().click();
  await saved(chen);
  await chen.page.getByRole("button", { name: "Flag to come back" }).click();
  await chen.page.getByRole("button", { name: "Flagged", exact: true }).waitFor();
  await keysAreHeard(chen);
  await chen.page.keyboard.press("ArrowRight");
  await heading(chen, `Question ${number + 1} of 12`).waitFor();
  await chen.page.keyboard.press("ArrowLeft");
  await heading(chen, `Question ${number} of 12`).waitFor();
  await chen.page.getByRole("button", { name: new RegExp(`^Question ${number}, .*flagged$`) }).waitFor();
  await expectSound(chen);
  const tablet = await someone(site, { script: false });
  await signIn(tablet, "supervisor@demo.rung");
  await tablet.page.goto(chen.page.url());
  await tablet.page.getByRole("button", { name: "Flagged", exact: true }).click();
  await tablet.page.getByRole("button", { name: "Flag to come back" }).click();
  await tablet.page.goto(`${chen.page.url().split("?")[0]}/review`);
  await tablet.page.getByText(`You flagged question ${number}.`).waitFor();
  await chen.page.goto(tablet.page.url());
  await expectSound(chen);
});
