import { beforeAll, expect, test } from "vitest";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";
import { wordsIn } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

const press = ({ page }: Someone, name: string) => page.getByRole("button", { name, exact: true }).click();

test.each([
  ["en", "desktop", true, "6", ["30", "14"]],
  ["zh", "phone", false, "9", ["14", "21"]],
] as const)(
  "in %s on a %s (scripts: %s), HR shortens a certificate's validity: a slip is told at its field, whom it would touch is read by name before, and the new version stands with its reason",
  async (language, screen, script, validFor, [graceBefore, grace]) => {
    const { ruleChange: words } = wordsIn(language);
    const hr = await someone(site, { language, screen, script });
    const { page } = hr;
    const sound = () => (script ? expectSound(hr) : undefined);
    await signIn(hr, "hr@demo.rung", language);
    await page.getByRole("link", { name: words.title, exact: true }).click();
    await page.getByRole("link", { name: new RegExp(`^${words.open}.*(Frontline|一线)`) }).click();
    await sound();

    const months = page.getByLabel(words.field.months(""), { exact: true });
    await months.fill("0");
    await page.getByLabel(words.field.graceDays(""), { exact: true }).fill(grace);
    await press(hr, words.one.look);
    await page.getByRole("alert").getByText(words.range(1, 120)).waitFor();
    expect(await page.getByLabel(words.field.graceDays(""), { exact: true }).inputValue()).toBe(grace);
    hr.noise.splice(0); // the browser names the refused form
    await sound();
    await months.fill(validFor);
    await press(hr, words.one.look);

    await page.getByRole("heading", { name: words.trial.decide }).waitFor();
    await page.getByText(words.trial.line(words.field.graceDays(""), graceBefore, grace)).waitFor();
    await page.getByRole("heading", { name: words.trial.ofDates }).waitFor();
    expect(await page.getByRole("table").first().getByRole("link").count()).toBeGreaterThan(0);
    await sound();

    await page.getByLabel(new RegExp(`^${words.trial.newOnly}`)).check();
    await page.getByLabel(words.trial.reason, { exact: true }).fill("Standards change twice a year.");
    await press(hr, words.trial.submit);
    await page.getByRole("heading", { name: words.trial.changes }).waitFor();
    expect(await page.getByRole("heading", { name: words.trial.decide }).count()).toBe(0);
    await sound();
    await page
      .getByRole("link", { name: /Frontline|一线/ })
      .first()
      .click();
    await page.getByText("Standards change twice a year.").first().waitFor();
    expect(await months.inputValue()).toBe(validFor);
    await sound();
  },
  90_000,
);
