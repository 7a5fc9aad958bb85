import { beforeAll, describe, expect, test } from "vitest";
import { demoPassword } from "~/people/demo";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { cookieOf, finishModule, passExam, passRolePlay, signFor } from "../support/shortcuts";
import { get, type Site, signInOver, startSite } from "../support/site";
import { answerQuiz, planRolePlay, readLessons, scoreAll, wordsIn } from "./steps";

/** The main journey, through every role: learns, is tested, is scored, is signed for, becomes certified, is checked, is found. */
describe.each([
  ["en", true],
  ["zh", true],
  ["en", false],
  ["zh", false],
] as const)("in %s, with script: %s", (language, script) => {
  const words = wordsIn(language);
  let site: Site;
  const who = (screen: "phone" | "desktop" = "phone") => someone(site, { language, script, screen });
  const sound = async (one: Someone) => (script ? expectSound(one) : expect(one.noise).toEqual([]));
  beforeAll(async () => {
    site = await startSite();
  });

  test("a new hire becomes certified with the last signature, without anyone issuing it, and a stranger and HR can see it", { timeout: 240_000 }, async () => {
    const learner = await who();
    await signIn(learner, "newhire@demo.rung", language);
    expect(learner.page.url()).toContain("/learn");
    await sound(learner);

    for (const module of ["m05", "m09", "m08"]) await finishModule(site, await cookieOf(learner.page), module);
    await passExam(site, await cookieOf(learner.page), "frontline-exam");
    for (const scenario of ["rp01", "rp09"]) await passRolePlay(site, { staffNumber: "11940", customer: "11531", scenario, towards: "frontline-service" });
    await readLessons(learner.page, language);
    await answerQuiz(learner.page, language);
    await sound(learner);
    await learner.page.getByRole("button", { name: words.attempt.review.handIn, exact: true }).click();
    await learner.page.waitForURL(/\/result/);
    await learner.page.getByText("100 %").or(learner.page.getByText("100%")).first().waitFor();
    await sound(learner);

    const trainer = await who();
    await signIn(trainer, "trainer@demo.rung", language);
    await planRolePlay(trainer.page, language, "11940");
    await trainer.page.goto("/grading");
    await sound(trainer);
    await trainer.page.getByRole("link", { name: words.grading.desk.scoreOf(language === "zh" ? "林悦" : "Lin Yue") }).click();
    await trainer.page.waitForURL(/\/score/);
    const start = trainer.page.getByRole("button", { name: words.grading.score.start, exact: true });
    await start.click();
    await trainer.page.getByRole("button", { name: words.grading.score.stop, exact: true }).waitFor();
    await scoreAll(trainer.page, language);
    await trainer.page.waitForURL(/\/sign/);
    await sound(trainer);
    await trainer.page.getByLabel(words.grading.sign.password).fill(demoPassword);
    await trainer.page.getByRole("button", { name: words.grading.sign.submit }).click();
    await trainer.page.waitForURL((url) => !url.pathname.endsWith("/sign"));

    await learner.page.goto("/learn");
    await learner.page.getByText(words.signOffs.path.title).first().waitFor();
    await sound(learner);
    for (const signer of ["trainer", "supervisor", "hr"]) await signFor(site, await signInOver(site, `${signer}@demo.rung`), "11940");
    await learner.page.goto("/learn");
    const certificate = learner.page.locator('a[href^="/certificates/"]').first();
    await certificate.waitFor();
    const serial = (await certificate.getAttribute("href"))!.split("/")[2]!;
    expect(serial).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    await certificate.click();
    await learner.page.getByText(serial.slice(0, 4)).first().waitFor();
    await sound(learner);

    const stranger = await who();
    await stranger.page.goto(`/verify/${serial}`);
    const shown = await stranger.page.locator("main").innerText();
    expect(shown).toContain(language === "zh" ? "一线服务认证" : "Frontline service");
    expect(shown).toContain("林悦");
    expect(await (await get(site, `/verify/${serial}`)).text()).not.toContain("11940");
    await sound(stranger);

    const hr = await who("desktop");
    await signIn(hr, "hr@demo.rung", language);
    for (const wanted of ["林悦", "lin yue", "linyue", "ly", "11940"]) {
      await hr.page.goto(`/hr/register?q=${encodeURIComponent(wanted)}`);
      expect(await hr.page.locator("main").innerText(), wanted).toContain("11940");
    }
    expect(await hr.page.locator("main").innerText()).toContain(words.frame.standing.certified);
    await sound(hr);
    await hr.page.locator('main a[href^="/hr/people/"]').first().click();
    await hr.page.waitForURL(/\/record/);
    expect(await hr.page.locator("main").innerText()).toContain(language === "zh" ? "长长的诉说" : "The long story");
    await sound(hr);
  });
});
