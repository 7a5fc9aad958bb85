import { beforeAll, describe, expect, test } from "vitest";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { shippedLibrary } from "../support/library";
import { cookieOf, finishModule, passExam, passRolePlay, personWith, scoreAsSecond, signFor } from "../support/shortcuts";
import { type Site, signInOver, startSite } from "../support/site";
import { answerQuiz, planRolePlay, readLessons, scoreAndSign, wordsIn } from "./steps";

const PASSWORD = "harbour-lantern-42";

/** Every tier from where the demo's people stand to the certificate, on a phone. One module and one role-play by hand, the others by their forms. */
describe.each(["en", "zh"] as const)("in %s", (language) => {
  const words = wordsIn(language);
  let site: Site;
  const who = () => someone(site, { language });
  beforeAll(async () => {
    site = await startSite();
  });

  /** The slip HR makes for somebody who has never signed in, and the password chosen with it. */
  async function firstSignIn(staffNumber: string): Promise<Someone> {
    const hr = await who();
    await signIn(hr, "hr@demo.rung", language);
    await hr.page.goto(`/people/${personWith(site, staffNumber)}/slip`);
    await hr.page.getByRole("button", { name: new RegExp(`^(${words.people.slipPage.issue}|${words.people.slipPage.again})$`) }).click();
    const address = new URL(await hr.page.getByText(/first-sign-in\//).innerText());
    const learner = await who();
    await learner.page.goto(address.pathname);
    expect(await learner.page.getByLabel(words.people.firstSignIn.account).inputValue()).toBe(staffNumber);
    await learner.page.getByLabel(words.people.password.next).fill(PASSWORD);
    await learner.page.getByLabel(words.people.password.again).fill(PASSWORD);
    await learner.page.getByRole("button", { name: words.people.firstSignIn.submit }).click();
    await learner.page.waitForURL((url) => !url.pathname.startsWith("/first-sign-in"));
    return learner;
  }

  /** The signature of a link of the chain, by the form of its page. */
  async function signs(signer: string, staffNumber: string) {
    if (signer.includes("@")) return signFor(site, await signInOver(site, signer), staffNumber);
    const { page } = await firstSignIn(signer);
    await signFor(site, await cookieOf(page), staffNumber, PASSWORD);
  }

  const signedIn = async (account: string): Promise<Someone> => {
    const learner = await who();
    await signIn(learner, account, language);
    return learner;
  };

  test.each([
    {
      tier: "new-hire",
      certification: "frontline-service",
      exam: "frontline-exam",
      learner: { number: "11943", names: { en: "Priya Raman", zh: "蒲丽雅" }, signIn: null },
      byHand: { module: "m00", code: "RP01", scenario: "rp01", rubric: "service", customer: "11531", second: false },
      modules: ["m03", "m04", "m05", "m09", "m08"],
      rolePlays: ["rp04", "rp09"],
      signers: ["trainer@demo.rung", "10588", "hr@demo.rung"],
    },
    {
      tier: "supervisor",
      certification: "service-supervisor",
      exam: "supervisor-exam",
      learner: { number: "10348", names: { en: "Zhou Qihang", zh: "周启航" }, signIn: "supervisor@demo.rung" },
      byHand: { module: "m21", code: "RP25", scenario: "rp25", rubric: "teaching", customer: "11531", second: true },
      modules: ["m11"],
      rolePlays: ["rp18"],
      signers: ["trainer@demo.rung", "executive@demo.rung", "hr@demo.rung"],
    },
    {
      tier: "executive",
      certification: "service-leadership",
      exam: "leadership-exam",
      learner: { number: "10024", names: { en: "Han Ruoxi", zh: "韩若溪" }, signIn: "executive@demo.rung" },
      byHand: { module: "m18", code: "RP31", scenario: "rp31", rubric: "service", customer: "11531", second: true },
      modules: [],
      rolePlays: [],
      signers: ["trainer@demo.rung", "hr@demo.rung", "10002"],
    },
  ] as const)(
    "the tier $tier: lessons, quizzes, role-plays and the last signature bring the certificate, and a stranger can check it",
    { timeout: 300_000 },
    async (way) => {
      const { number, names, signIn: account } = way.learner;
      const learner = account ? await signedIn(account) : await firstSignIn(number);
      const title = (await shippedLibrary()).certifications.get(way.certification)!.title[language];
      const certificate = learner.page.getByText(title, { exact: true });

      await learner.page.goto("/learn");
      expect(await certificate.count()).toBe(0);
      await expectSound(learner);
      await readLessons(learner.page, language, way.byHand.module);
      await answerQuiz(learner.page, language, true, way.byHand.module);
      await learner.page.getByRole("button", { name: words.attempt.review.handIn, exact: true }).click();
      await learner.page.waitForURL(/\/result/);
      for (const module of way.modules) await finishModule(site, await cookieOf(learner.page), module);
      await passExam(site, await cookieOf(learner.page), way.exam);
      for (const scenario of way.rolePlays) await passRolePlay(site, { staffNumber: number, customer: "11531", scenario, towards: way.certification });

      await learner.page.goto("/learn");
      await learner.page.getByText(words.path.rolePlay.nothingTitle).waitFor();
      await expectSound(learner);
      const trainer = await signedIn("trainer@demo.rung");
      await planRolePlay(trainer.page, language, number, way.byHand);
      await scoreAndSign(trainer.page, language, names[language], way.byHand.rubric);
      if (way.byHand.second) await scoreAsSecond(site, number);
      await expectSound(trainer);

      await learner.page.goto("/learn");
      await learner.page.getByText(words.signOffs.path.title).first().waitFor();
      expect(await certificate.count()).toBe(0);
      await expectSound(learner);
      for (const signer of way.signers) await signs(signer, number);
      await learner.page.goto("/learn");
      await certificate.waitFor();
      await expectSound(learner);
      const card = learner.page.locator("section", { has: certificate }).locator('a[href^="/certificates/"]').first();
      await card.click();
      await learner.page.waitForURL(/\/certificates\//);
      const serial = learner.page.url().split("/").at(-1)!;
      await expectSound(learner);

      const stranger = await who();
      await stranger.page.goto(`/verify/${serial}`);
      const shown = await stranger.page.locator("main").innerText();
      for (const text of [title, words.certification.verify.status.valid, words.frame.tier[way.tier]]) expect(shown).toContain(text);
      await expectSound(stranger);
    },
  );
});
