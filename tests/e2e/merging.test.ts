import { beforeAll, expect, test } from "vitest";
import type { Language } from "~/locale/language";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";
import { wordsIn } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

const press = ({ page }: Someone, name: string) => page.getByRole("button", { name, exact: true }).click();

/** The same person is entered once more, as happens when a shop and the head office both do it. */
async function enterAgain(who: Someone, language: Language, number: string, name: string, department: string) {
  const { admin: words, toasts } = wordsIn(language);
  await who.page.goto("/admin/people/new");
  await who.page.getByLabel(words.facts.staffNumber).fill(number);
  await who.page.getByLabel(words.facts.name, { exact: true }).fill(name);
  const departments = who.page.getByLabel(words.facts.department);
  await departments.selectOption(await departments.locator("option", { hasText: department }).first().getAttribute("value"));
  await press(who, words.add.submit);
  await who.page.getByText(toasts.personAdded).waitFor();
}

/** What HR reads and does on the pages of both records, from looking at the merge to undoing it. */
async function mergeAndUndo(who: Someone, language: Language, kept: string, gone: { number: string; account: string }) {
  const { merging: words, toasts } = wordsIn(language);
  const { page } = who;
  const them = await someone(site, { language });
  await signIn(them, gone.account, language);

  await page.getByRole("heading", { name: words.moves }).waitFor();
  await page.getByText(new RegExp(`^${words.what.memberships}[：:] ?1$`)).waitFor();
  await page.getByText(words.signsIn(kept, gone.number)).waitFor();
  await page.getByText(words.neverSignedIn).waitFor();
  await page.getByText(words.confirm).click();
  await expectSound(who);
  await press(who, words.act);
  await page.getByText(toasts.saved).waitFor();
  await page.getByText(gone.number).first().waitFor();
  await page.getByText(words.undo).click();
  await expectSound(who);

  await them.page.goto("/learn");
  await them.page.waitForURL(/\/sign-in/);
  await page.getByRole("button", { name: words.undoAct }).click();
  await page.getByText(toasts.saved).waitFor();
  await expect.poll(() => page.getByText(words.undo).count()).toBe(0);
  await expectSound(who);
  await signIn(them, gone.account, language);
  await them.page.waitForURL(/\/learn$/);
  await expectSound(them);
}

test("on a desktop HR finds one person entered twice among what looks odd, looks at what would move, merges the two and undoes it", async () => {
  const { merging: words, odd } = wordsIn("en");
  const hr = await someone(site, { screen: "desktop" });
  await signIn(hr, "hr@demo.rung");
  await enterAgain(hr, "en", "12011", "Daniel Okafor", "Stores");
  await hr.page.goto("/hr/people");
  await hr.page.getByRole("link", { name: odd.link }).click();
  const alike = hr.page.getByRole("region", { name: odd.kinds.alike.title });
  await expect.poll(() => alike.getByText(/11873|12011/).count()).toBe(2);
  await expectSound(hr);
  await alike.getByRole("listitem").filter({ hasText: "12011" }).getByRole("link").click();
  await hr.page.getByRole("link", { name: words.link }).click();
  await hr.page.getByLabel(words.other).fill("11873");
  await press(hr, words.look);
  await mergeAndUndo(hr, "en", "12011", { number: "11873", account: "learner2@demo.rung" });
});

test("on a phone in Chinese an administrator finds both records by search, is asked which is meant, turns the merge round, and undoes it", async () => {
  const { merging: words, admin: its } = wordsIn("zh");
  const admin = await someone(site, { language: "zh", theme: "dark" });
  const { page } = admin;
  await signIn(admin, "admin@demo.rung", "zh");
  await enterAgain(admin, "zh", "12012", "林悦", "门店部");
  await page.goto("/admin");
  await page.getByLabel(its.list.search).fill("林悦");
  await press(admin, its.list.find);
  await page.getByRole("listitem").filter({ hasText: "11940" }).getByRole("link").click();
  await page.getByRole("link", { name: words.link }).click();
  await page.getByLabel(words.other).fill("林悦");
  await press(admin, words.look);
  await page.getByText(/找到多人，请填工号：.*11940/).waitFor();
  await expectSound(admin);
  await page.getByLabel(words.other).fill("12012");
  await press(admin, words.look);
  await page.getByRole("link", { name: words.swap }).click();
  await mergeAndUndo(admin, "zh", "12012", { number: "11940", account: "newhire@demo.rung" });
});
