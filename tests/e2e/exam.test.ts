import { beforeAll, describe, expect, test } from "vitest";
import { expectSound, signIn, someone } from "../support/browser";
import { shippedLibrary } from "../support/library";
import { cookieOf, passExam } from "../support/shortcuts";
import { type Site, startSite } from "../support/site";
import { answerQuestion, wordsIn } from "./steps";

/** An exam on a phone: the door, a first try that fails, what it says of each module, the pause; and for another the pass on the path. */
describe.each(["en", "zh"] as const)("in %s", (language) => {
  const { attempt: words, exams, quizRules, path } = wordsIn(language);
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  const signedIn = async (account: string) => {
    const one = await someone(site, { language });
    await signIn(one, account, language);
    return one;
  };

  test("a failed exam says which modules were below their minimum, names lessons, and when the next try opens", { timeout: 120_000 }, async () => {
    const exam = (await shippedLibrary()).exams.get("frontline-exam")!;
    const learner = await signedIn("newhire@demo.rung");
    const { page } = learner;
    await page.goto("/exams/frontline-exam");
    await page.getByRole("heading", { name: exam.title[language] }).waitFor();
    await page.getByRole("heading", { name: exams.from }).waitFor();
    await expectSound(learner);

    await page.getByRole("button", { name: exams.door.start }).click();
    await page.getByText(words.place(1, 40)).first().waitFor();
    await answerQuestion(page, language, true, exam.questions);
    await page.getByRole("button", { name: words.next }).click();
    await page.getByText(words.place(2, 40)).first().waitFor();
    await expectSound(learner);
    await page.goto(`${page.url().split("?")[0]}/review`);
    await page.getByRole("button", { name: words.review.handInOpen }).click();
    await page.waitForURL(/\/result/);
    await page.getByRole("heading", { name: exams.result.title }).waitFor();
    await page.getByText(exams.missed(60)).first().waitFor();
    await page.getByRole("heading", { name: quizRules.notNow.title.wait }).waitFor();
    expect(await page.locator('main a[href*="/lessons/"]').count()).toBeGreaterThan(3);
    await expectSound(learner);

    await page.goto("/exams/frontline-exam");
    await page.getByRole("heading", { name: quizRules.notNow.title.wait }).waitFor();
    expect(await page.getByRole("button", { name: exams.door.again }).count()).toBe(0);
    await expectSound(learner);
    await page.goto("/learn");
    await page.getByText(path.rung.examOpen(1, 80)).waitFor();
    await expectSound(learner);
  });

  test("a passed exam stands on the path as passed, and its page tells of the pass", { timeout: 120_000 }, async () => {
    const learner = await signedIn("executive@demo.rung");
    const { page } = learner;
    await passExam(site, await cookieOf(page), "leadership-exam");
    await page.goto("/learn");
    await page.locator("details summary").first().click();
    const rung = page.getByRole("link", { name: (await shippedLibrary()).exams.get("leadership-exam")!.title[language] });
    await rung.waitFor();
    await expectSound(learner);
    await rung.click();
    await page.getByRole("button", { name: exams.door.practise }).waitFor();
    await expectSound(learner);
  });
});
