import { beforeAll, expect, test } from "vitest";
import { catalogues } from "~/locale/catalogues";
import { expectSound, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

test.each([
  ["en", "desktop", "light"],
  ["zh", "phone", "dark"],
] as const)(
  "in %s on a %s, HR suspends a certificate from the record, a stranger sees the status and no reason, and HR reinstates it",
  async (language, screen, theme) => {
    const { life, register, certification, frame } = catalogues[language];
    const hr = await someone(site, { language, screen, theme });
    await signIn(hr, "hr@demo.rung", language);
    await hr.page.goto("/hr/register?standing=certified&tier=supervisor");
    await hr.page.getByRole("heading", { level: 1, name: register.title }).waitFor();
    await hr.page.locator("main a[href^='/hr/people/'][href$='/record']").first().click();
    await hr.page.getByRole("link", { name: life.decide }).last().click();
    await hr.page.waitForURL(/\/hr\/certificates\//);
    const reason = language === "en" ? "A complaint is being looked into." : "正在核实一起投诉。";

    await hr.page.getByRole("radio", { name: life.choices.suspended }).check();
    await hr.page.getByLabel(life.reason, { exact: true }).fill("   ");
    await hr.page.getByRole("button", { name: life.submit, exact: true }).click();
    await hr.page.getByRole("alert").first().waitFor();
    expect(await hr.page.getByRole("radio", { name: life.choices.suspended }).isChecked()).toBe(true);
    hr.noise.splice(0); // the browser names the refused form
    await expectSound(hr);
    await hr.page.getByLabel(life.reason, { exact: true }).fill(reason);
    await hr.page.getByRole("button", { name: life.submit, exact: true }).click();
    await hr.page.getByRole("listitem").filter({ hasText: life.kind.suspended }).getByText(reason).waitFor();
    await expectSound(hr);

    const stranger = await someone(site, { language });
    await stranger.page.goto(hr.page.url().replace("/hr/certificates/", "/verify/"));
    await stranger.page.getByRole("heading", { name: certification.verify.means.suspended }).waitFor();
    expect(await stranger.page.content()).not.toContain(reason);
    await expectSound(stranger);

    await hr.page.getByRole("radio", { name: new RegExp(`^${life.choices.reinstated}`) }).check();
    await hr.page.getByLabel(life.reason, { exact: true }).fill(reason);
    await hr.page.getByRole("button", { name: life.submit, exact: true }).click();
    await hr.page
      .getByRole("main")
      .getByText(new RegExp(`^\\W*${frame.standing.certified}$`))
      .waitFor();
    await stranger.page.reload();
    await stranger.page.getByRole("heading", { name: certification.verify.means.valid }).waitFor();
  },
);
