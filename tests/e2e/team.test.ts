import { beforeAll, expect, test } from "vitest";
import { expectSound, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";
import { wordsIn } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

test.each(["en", "zh"] as const)(
  "in %s a supervisor sees who needs an escort, opens a member, and makes a new slip for them",
  { timeout: 120_000 },
  async (language) => {
    const words = wordsIn(language);
    const supervisor = await someone(site, { language });
    await signIn(supervisor, "supervisor@demo.rung", language);
    await supervisor.page.waitForURL(/\/team$/);
    await expectSound(supervisor);
    await supervisor.page
      .getByRole("link", { name: language === "zh" ? "林悦" : "Lin Yue" })
      .first()
      .click();
    await supervisor.page.waitForURL(/\/team\//);
    await expectSound(supervisor);
    await supervisor.page.getByRole("link", { name: words.team.member.slip }).click();
    await supervisor.page.getByRole("button", { name: new RegExp(`^(${words.people.slipPage.issue}|${words.people.slipPage.again})$`) }).click();
    const address = await supervisor.page.getByText(/first-sign-in\//).innerText();
    await expectSound(supervisor);

    const learner = await someone(site, { language });
    await learner.page.goto(new URL(address).pathname);
    expect(await learner.page.locator("main").innerText()).toContain(language === "zh" ? "林悦" : "Lin Yue");
    await expectSound(learner);
  },
);
