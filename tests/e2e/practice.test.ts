import { beforeAll, describe, expect, test } from "vitest";
import type { Language } from "~/locale/language";
import { type Question, quiz } from "~/quizzes/quiz";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { forExams, layOver } from "../support/own-content";
import { type Site, startSite } from "../support/site";
import { answerQuestion, wordsIn } from "./steps";

const both = (en: string, zh: string) => ({ en, zh });
const common = (id: string) => ({ id, tags: ["pause"], lesson: "hear-or-listen", explanation: both("Because the lesson says so.", "课时里是这么说的。") });
const thing = (id: string, en: string, zh: string, choice: string) => ({
  id,
  text: both(en, zh),
  choice,
  feedback: both(`Not there: ${en}`, `不在那儿：${zh}`),
});
const sorted = [
  thing("s1", "“When will you know?”", "“什么时候有准信？”", "answer"),
  thing("s2", "“Three days. What do I get for them?”", "“三天了，这三天怎么算？”", "money"),
  thing("s3", "“What is broken?”", "“哪儿坏了？”", "answer"),
  thing("s4", "“Who pays for the taxi?”", "“打车钱谁出？”", "money"),
];
const raw = {
  id: "m04-quiz",
  passMark: 80,
  draw: { count: 2 },
  topics: [{ id: "pause", title: both("The pause", "停顿") }],
  questions: [
    {
      ...common("p-sorting"),
      kind: "matching",
      as: "sorting",
      serves: ["practice", "quiz"],
      text: both("What does each of them want?", "他们各自想要什么？"),
      parts: sorted,
      choices: [
        { id: "answer", text: both("An answer", "答案") },
        { id: "money", text: both("Compensation", "补偿") },
      ],
    },
    {
      ...common("p-statement"),
      kind: "true-false",
      serves: ["practice", "quiz"],
      text: both("A pause is a sentence too.", "停顿也是一句话。"),
      answer: true,
      feedback: both("It says: go on.", "它说的是：您接着说。"),
    },
    ...forExams("p", { tags: ["pause"], lesson: "hear-or-listen" }),
  ],
};
const bank: Question[] = quiz.parse(raw).questions;

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await layOver(site, { "modules/listening/quiz.yaml": raw }, "a quiz with things to sort");
}, 120_000);

/** Goes to the module once the server has taken up its questions. */
async function toModule({ page }: Someone, language: Language) {
  await expect
    .poll(
      async () => {
        await page.goto("/modules/listening");
        return page.getByText(wordsIn(language).courses.module.quizDetail(2, 80), { exact: true }).first().isVisible();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true);
}
const isSorting = ({ page }: Someone) => page.getByRole("group").nth(1).isVisible();

describe.each([
  { language: "en", account: "newhire@demo.rung", script: true, theme: "light" },
  { language: "zh", account: "hr@demo.rung", script: false, theme: "dark" },
] as const)("on a phone, in $language, with script: $script", ({ language, account, script, theme }) => {
  test("a module is practised question by question, things are sorted into groups, and what a quiz found wrong is practised after it", async () => {
    const me = await someone(site, { language, script, theme });
    const { page, noise } = me;
    const sound = async () => {
      noise.splice(0, noise.length, ...noise.filter((line) => !line.includes("422"))); // the browser names each refused form
      if (script) await expectSound(me);
    };
    const { frame, practice, attempt, quizzes } = wordsIn(language);
    const press = (name: string) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).click()]);
    await signIn(me, account, language);

    await toModule(me, language);
    await press(practice.link);
    const verdicts: string[] = [];
    for (let n = 0; n < 4; n++) {
      await sound();
      if (n === 0) {
        await press(practice.check);
        await page.getByText(practice.blank).waitFor();
      }
      await answerQuestion(page, language, n < 2, bank);
      await press(practice.check);
      verdicts.push(await page.getByRole("status").innerText());
      expect(await page.locator("main").innerText()).toContain(raw.questions[0]!.explanation[language]);
      await sound();
      await press(practice.next);
      expect(await page.locator("main").innerText()).not.toContain(raw.questions[2]!.text[language]);
    }
    expect(verdicts.map((verdict) => verdict.replace(/^[✓✗◐→]\s*/, ""))).toEqual([
      practice.verdict.right,
      practice.verdict.right,
      practice.verdict.wrong,
      practice.verdict.wrong,
    ]);

    // In the quiz: by keys alone where there is a script, kept over a reload; meanwhile nothing of it can be practised.
    await page.goto("/modules/listening/quiz");
    await press(quizzes.intro.start);
    for (let number = 1; number <= 2; number++) {
      await page.getByText(attempt.place(number, 2)).first().waitFor();
      if (script && (await isSorting(me))) {
        await page.getByRole("radio").first().focus();
        await page.keyboard.press("ArrowDown");
        await expect.poll(() => page.locator("[data-saved]").getAttribute("data-saved")).toBe("saved");
        const kept = await page.getByRole("radio", { checked: true }).getAttribute("value");
        await page.reload();
        expect(await page.getByRole("radio", { checked: true }).getAttribute("value")).toBe(kept);
        await sound();
      }
      await answerQuestion(page, language, false, bank);
      await page
        .getByRole("button", { name: number < 2 ? attempt.next : attempt.toReview, exact: true })
        .last()
        .click();
    }
    await page.getByRole("heading", { name: attempt.review.title }).waitFor();
    await page.goto("/practice");
    await page.getByText(practice.resting).waitFor();
    await sound();
    await page.goBack();
    await press(attempt.review.handIn);

    await page.getByText(sorted[0]!.feedback[language]).waitFor();
    await sound();
    await press(practice.wrongLink);
    await page.getByRole("heading", { name: practice.wrongIn(language === "en" ? "Listening" : "倾听") }).waitFor();
    await press(practice.show);
    expect(await page.getByRole("status").innerText()).toContain(practice.verdict.open);
    await sound();
    await page.getByRole("navigation").getByRole("link", { name: frame.nav.learn }).filter({ visible: true }).click();
    await page.waitForURL(/\/learn$/);
    await page.waitForLoadState();
    await sound();
    expect(noise).toEqual([]);
  });
});
