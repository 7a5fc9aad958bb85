import { expect, test } from "vitest";
import { demoPassword } from "~/people/demo";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { cookieOf, finishModule, passExam, passRolePlay, personWith } from "../support/shortcuts";
import { get, postForm, type Site, signInOver, startSite } from "../support/site";
import { wordsIn } from "./steps";

const LEARNER = "11940";
const CERTIFICATION = "frontline-service";

/** A new hire does everything that is asked, up to the signatures. */
async function meetAll(site: Site, cookie: string) {
  for (const module of ["m04", "m05", "m09", "m08"]) await finishModule(site, cookie, module);
  await passExam(site, cookie, "frontline-exam");
  for (const scenario of ["rp01", "rp04", "rp09"]) await passRolePlay(site, { staffNumber: LEARNER, customer: "11531", scenario, towards: CERTIFICATION });
}

/** The links of the new hire as the page of whoever the cookie is of offers them. */
async function linksOffered(site: Site, cookie: string): Promise<string[]> {
  const page = await (await get(site, "/sign-offs", { Cookie: cookie })).text();
  return [...page.matchAll(/name="link"[^>]* value="([^"]+)"/g)].map(([, link]) => link!).filter((link) => link.startsWith(personWith(site, LEARNER)));
}

test.each([
  ["en", true],
  ["zh", false],
] as const)(
  "in %s the trainer signs at a desk, the supervisor by two taps on a phone (scripts: %s), HR several at once, and the learner has the certificate; nobody else can, nor out of turn",
  { timeout: 300_000 },
  async (language, script) => {
    const { signOffs: words, grading } = wordsIn(language);
    const site = await startSite();
    const personId = personWith(site, LEARNER);
    const signedIn = async (account: string, how: Parameters<typeof someone>[1] = {}): Promise<Someone> => {
      const one = await someone(site, { language, ...how });
      await signIn(one, `${account}@demo.rung`, language);
      return one;
    };
    const over = (account: string) => signInOver(site, `${account}@demo.rung`);
    const forged = (cookie: string, link: string) =>
      postForm(site, "/sign-offs", { intent: "sign", link, password: demoPassword }, { Cookie: cookie, "Accept-Language": language });

    const learner = await signedIn("newhire");
    await meetAll(site, await cookieOf(learner.page));
    const waitsFor = async (office: string) => {
      await learner.page.goto("/learn");
      await learner.page.getByText(words.path.title).first().waitFor();
      expect(await learner.page.locator("main").innerText()).toContain(office);
      expect(await learner.page.locator('a[href^="/certificates/"]').count()).toBe(0);
      await expectSound(learner);
    };
    await waitsFor(words.office.trainer!);

    const [link] = await linksOffered(site, await over("trainer"));
    const [supervisor, hr] = ["direct-supervisor", "hr"].map((id) => link!.replace(".trainer.", `.${id}.`));
    for (const [account, early] of [
      ["hr", hr!],
      ["supervisor", supervisor!],
    ] as const) {
      const answer = await forged(await over(account), early);
      expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining(words.refused["too-early"]!)]);
    }

    const trainer = await signedIn("trainer", { screen: "desktop" });
    await trainer.page
      .getByRole("link", { name: new RegExp(`^${words.link("\\d+")}`) })
      .or(trainer.page.getByRole("link", { name: words.title, exact: true }))
      .first()
      .click();
    await trainer.page.waitForURL(/\/sign-offs$/);
    await expectSound(trainer);
    await trainer.page.locator(`input[name="link"][value="${link}"]`).check();
    await trainer.page.getByLabel(grading.sign.password).fill(demoPassword);
    await trainer.page.getByRole("button", { name: words.submit }).click();
    await trainer.page.getByText(words.outcome.next(words.office["direct-supervisor"]!)).first().waitFor();
    await expectSound(trainer);
    await waitsFor(words.office["direct-supervisor"]!);

    const stranger = await over("author");
    expect((await get(site, `/team/${personId}`, { Cookie: stranger })).status).toBe(404);
    const refused = await forged(stranger, supervisor!);
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining(words.refused["not-yours"]!)]);

    const lead = await signedIn("supervisor", { script });
    const sound = () => (script ? expectSound(lead) : undefined);
    await lead.page.goto("/team");
    const card = lead.page.getByRole("listitem").filter({ has: lead.page.locator(`input[value="${supervisor}"]`) });
    await sound();
    await card.getByText(words.team.confirm, { exact: true }).click();
    await card.getByLabel(grading.sign.password).fill(demoPassword);
    await sound();
    await card.getByRole("button", { name: words.team.sign, exact: true }).click();
    await card.waitFor({ state: "detached" });
    expect(new URL(lead.page.url()).pathname).toBe("/team");
    await sound();
    await waitsFor(words.office.hr!);

    const office = await signedIn("hr", { screen: "desktop" });
    await office.page.goto("/sign-offs");
    const boxes = office.page.getByRole("checkbox");
    const count = await boxes.count();
    expect(count).toBeGreaterThan(2);
    for (const box of await boxes.all()) await box.check();
    await office.page.getByLabel(grading.sign.password).fill(demoPassword);
    await expectSound(office);
    await office.page.getByRole("button", { name: words.submit }).click();
    await office.page.getByText(words.noneTitle).waitFor();
    await expect.poll(() => office.page.getByText(words.outcome.issued).count()).toBeGreaterThanOrEqual(count);
    await expectSound(office);

    await learner.page.goto("/learn");
    await learner.page.locator('a[href^="/certificates/"]').first().waitFor();
    expect(await learner.page.getByText(words.path.title).count()).toBe(0);
    await expectSound(learner);
  },
);
