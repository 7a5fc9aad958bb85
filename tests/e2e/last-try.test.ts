import { beforeAll, describe, expect, test } from "vitest";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { forExams, layOver } from "../support/own-content";
import { type Site, startSite } from "../support/site";
import { wordsIn } from "./steps";

/** Two modules whose quiz has one question, and one try before a talk with a trainer. */
const modules = { en: { slug: "listening", lesson: "hear-or-listen" }, zh: { slug: "smart-standards", lesson: "how-quick-is-quickly" } };

const quizOf = (id: string, lesson: string) => ({
  id,
  passMark: 100,
  attempts: 1,
  draw: { count: 1 },
  topics: [{ id: "only", title: { en: "The one thing", zh: "就一件事" } }],
  questions: [
    {
      id: `${id}-only`,
      kind: "true-false",
      tags: ["only"],
      lesson,
      text: { en: "Guessing is listening.", zh: "猜就是倾听。" },
      answer: false,
      feedback: { en: "Nobody guesses right for long.", zh: "猜总有猜错的时候。" },
      explanation: { en: "Listening asks.", zh: "倾听要问。" },
    },
    ...forExams(id, { tags: ["only"], lesson }),
  ],
});

let site: Site;
beforeAll(async () => {
  site = await startSite();
  const files = Object.entries({ m04: modules.en, m09: modules.zh }).map(([id, { slug, lesson }]) => [
    `modules/${slug}/quiz.yaml`,
    quizOf(`${id}-quiz`, lesson),
  ]);
  await layOver(site, Object.fromEntries(files), "one try before a talk");
}, 120_000);

describe.each(["en", "zh"] as const)("in %s", (language) => {
  const { slug } = modules[language];
  const { attempt, courses, frame, quizCare, quizRules, quizzes, grading } = wordsIn(language);

  /** Begins the quiz and answers its only question; says whether it was passed. */
  async function take({ page }: Someone, right: boolean) {
    await page.goto(`/modules/${slug}/quiz`);
    await page
      .getByRole("button", { name: quizzes.intro.start })
      .or(page.getByRole("button", { name: quizzes.intro.again }))
      .click();
    await page.getByRole("radio", { name: right ? frame.isFalse : frame.isTrue, exact: true }).check();
    await page.getByRole("button", { name: attempt.toReview }).click();
    await page.getByRole("button", { name: attempt.review.handIn, exact: true }).click();
    await page.getByRole("heading", { name: quizzes.result.title }).waitFor();
    return !(await page.getByText(quizzes.result.failed).first().isVisible());
  }

  test("after the last failed try the page says who can help; the trainer records the talk on a phone, and one more try is open", async () => {
    const learner = await someone(site, { language });
    await signIn(learner, "newhire@demo.rung", language);
    await expect
      .poll(
        async () => {
          await learner.page.goto(`/modules/${slug}/quiz`);
          return learner.page.getByText(quizRules.tries(1)).isVisible();
        },
        { timeout: 30_000, interval: 500 },
      )
      .toBe(true);
    expect(await take(learner, false)).toBe(false);
    await learner.page.goto(`/modules/${slug}/quiz`);
    await learner.page.getByRole("heading", { name: quizRules.notNow.title.talk }).waitFor();
    await learner.page.getByText(quizRules.trainers(language === "en" ? "Su Xiaolan" : "苏晓岚", 1)).waitFor();
    await expectSound(learner);

    const trainer = await someone(site, { language, theme: "dark" });
    await signIn(trainer, "trainer@demo.rung", language);
    await trainer.page.goto("/grading");
    const talk = trainer.page.getByRole("link", { name: quizCare.desk.talkWith(language === "en" ? "Lin Yue" : "林悦"), exact: true });
    await talk.first().click();
    const note = trainer.page.getByLabel(quizCare.talks.note);
    await note.fill(language === "en" ? "Guessed twice; asks one question first from now on." : "两次都是猜的；今后先问一个问题。");
    await expectSound(trainer);
    await trainer.page.getByRole("button", { name: quizCare.talks.submit }).click();
    await trainer.page.getByText(quizCare.talks.none).waitFor();
    await expectSound(trainer);
    await trainer.page.goto("/grading");
    await trainer.page.getByRole("heading", { name: grading.desk.title, level: 1 }).waitFor();
    expect(await talk.count()).toBe(0);

    await learner.page.goto(`/modules/${slug}/lessons/${modules[language].lesson}`);
    const readAgain = learner.page.getByRole("button", { name: courses.lesson.read });
    if (await readAgain.isVisible()) await readAgain.click();
    expect(await take(learner, true)).toBe(true);
  });
});
