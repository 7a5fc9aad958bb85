import { beforeAll, expect, test } from "vitest";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";
import { wordsIn } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

/** The choice of a list whose label has these words. */
const optionWith = async ({ page }: Someone, label: string, text: string) =>
  (await page.getByLabel(label).locator("option", { hasText: text }).first().getAttribute("value"))!;
const press = ({ page }: Someone, name: string) => page.getByRole("button", { name, exact: true }).click();

test.each([
  ["en", "12001", "Stores"],
  ["zh", "12002", "门店部"],
] as const)(
  "in %s, an administrator adds somebody and prints the slip; the new hire scans it on a phone without scripts, chooses a password and is in",
  async (language, number, department) => {
    const { admin: words, people, toasts } = wordsIn(language);
    const admin = await someone(site, { language, screen: "desktop" });
    await signIn(admin, "admin@demo.rung", language);
    await expectSound(admin);
    await admin.page.getByRole("link", { name: words.list.add }).click();
    await admin.page.getByRole("heading", { name: words.add.title }).waitFor(); // the list has a field of a similar name
    await admin.page.getByLabel(words.facts.staffNumber).fill(number);
    await admin.page.getByLabel(words.facts.name, { exact: true }).fill("陈梅");
    await admin.page.getByLabel(words.facts.department).selectOption(await optionWith(admin, words.facts.department, department));
    await admin.page.getByLabel(words.facts.manager).fill("Nobody at all");
    await press(admin, words.add.submit);
    const refused = admin.page.getByRole("alert").getByRole("listitem");
    await refused.filter({ hasText: `${words.facts.manager} · ${words.facts.unknownManager}` }).waitFor();
    admin.noise.splice(0); // the browser notes the 422
    await expectSound(admin);
    await admin.page.getByLabel(words.facts.manager).fill("10348");
    await press(admin, words.add.submit);
    await admin.page.getByText(toasts.personAdded).waitFor();
    await expectSound(admin);
    await admin.page.getByRole("link", { name: words.person.slip }).click();
    await press(admin, people.slipPage.issue);
    const address = await admin.page.getByText(/first-sign-in\//).innerText();
    await expectSound(admin);
    const chen = await someone(site, { language: "zh", script: false });
    await chen.page.goto(new URL(address).pathname);
    await chen.page.getByRole("heading", { name: "陈梅，欢迎您" }).waitFor();
    await chen.page.getByLabel("新密码").fill("三个好记的词放一起");
    await chen.page.getByLabel("再输入一次").fill("三个好记的词放一起");
    await press(chen, "保存密码并登录");
    await chen.page.getByText("请至少使用10个字符。").waitFor();
    for (const label of ["新密码", "再输入一次"]) await chen.page.getByLabel(label).fill("三个好记的词放在一起");
    await press(chen, "保存密码并登录");
    await chen.page.waitForURL(/\/learn$/);

    const thief = await someone(site, { language: "zh" });
    await thief.page.goto(new URL(address).pathname);
    await thief.page.getByRole("heading", { name: "这个链接已经用过" }).waitFor();
    thief.noise.splice(0);
    await expectSound(thief);
  },
);

test("one changes the language, sees one's devices and signs another one out", async () => {
  const tablet = await someone(site);
  await signIn(tablet, "learner2@demo.rung");
  const phone = await someone(site, { theme: "dark" });
  await signIn(phone, "learner2@demo.rung");
  await phone.page.goto("/account");
  await expectSound(phone);
  await phone.page.getByRole("combobox", { name: "Language" }).selectOption("zh");
  await phone.page.getByRole("region", { name: "Language and colours" }).getByRole("button", { name: "Save" }).click();
  await phone.page.getByRole("heading", { name: "我的", exact: true }).waitFor();
  await expectSound(phone);
  await press(phone, "退出所有其他设备");
  await phone.page.getByText("目前只有本机登录。").waitFor();
  await tablet.page.goto("/learn");
  await tablet.page.waitForURL(/\/sign-in/);
});

test.each([
  ["en", "13001, Mei Chen, Stores East\n13002, Yue Lin, No such department", "13001, Mei Chen, Stores East\n13002, Yue Lin, Stores West"],
  ["zh", "13003，陈小梅，东区门店\n13004，林小悦，没有的部门", "13003，陈小梅，东区门店\n13004，林小悦，西区门店"],
] as const)("in %s, a pasted list is shown with what is wrong, corrected, added, and ends in a sheet of slips", async (language, wrong, right) => {
  const { paste, slips } = wordsIn(language).admin;
  const admin = await someone(site, { language });
  await signIn(admin, "admin@demo.rung", language);
  await admin.page.goto("/admin/people/paste");
  await admin.page.getByLabel(paste.list).fill(wrong);
  await press(admin, paste.preview);
  await admin.page.getByText(paste.faulty(1)).waitFor();
  admin.noise.splice(0);
  await expectSound(admin);
  await admin.page.getByLabel(paste.list, { exact: true }).last().fill(right);
  await press(admin, paste.preview);
  await press(admin, paste.add(2));
  await admin.page.waitForURL(/\/admin\/slips/);
  await expectSound(admin);
  await press(admin, slips.print);
  await admin.page.getByText(slips.ready(2)).waitFor();
  await expectSound(admin);
});

test.each([
  ["en", "desktop", "light"],
  ["zh", "phone", "dark"],
] as const)("every page of the administration is sound in %s on a %s in %s colours", async (language, screen, theme) => {
  const admin = await someone(site, { language, screen, theme });
  await signIn(admin, "admin@demo.rung", language);
  for (const path of [
    "/admin",
    "/admin?q=lin",
    "/admin?q=zzzz",
    "/admin/people/new",
    "/admin/people/paste",
    "/admin/slips?q=lin",
    "/admin/departments",
    "/admin/groups",
    "/admin/groups/east-new-hires",
  ]) {
    await admin.page.goto(path);
    await expectSound(admin);
  }
  await admin.page.goto("/admin?q=11940");
  await admin.page.getByRole("link", { name: /林悦/ }).click();
  await expectSound(admin);
  for (const summary of await admin.page.locator("details summary").all()) await summary.click();
  await expectSound(admin);
  expect(await admin.page.title()).toContain("林悦");
});
