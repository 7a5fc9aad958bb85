import type { Page } from "playwright-core";
import { catalogues } from "~/locale/catalogues";
import { inLanguage, type Language } from "~/locale/language";
import { shippedLibrary } from "../support/library";

/** What people do, step by step, by the names they read on the page. */
export const wordsIn = (language: Language) => catalogues[language];

/** Inline markdown as the page shows it. */
const plain = (text: string) => text.replace(/\*\*?|`/g, "").trim();

/** From the path, through every lesson that is still to be read, to the door of the quiz. */
export async function readLessons(page: Page, language: Language) {
  const words = wordsIn(language);
  await page.goto("/modules/listening");
  for (const lesson of (await shippedLibrary()).modules.get("m04")!.lessons) {
    await page.goto(`/modules/listening/lessons/${lesson.id}`);
    const read = page.getByRole("button", { name: words.courses.lesson.read });
    if (await read.isVisible()) await Promise.all([page.waitForNavigation(), read.click()]);
  }
}

/** Answers the question on the page, rightly or wrongly, by reading it. */
export async function answerQuestion(page: Page, language: Language, right = true) {
  const bank = (await shippedLibrary()).modules.get("m04")!.quiz!.questions;
  const shown = (await page.locator("main, body").first().innerText()).replace(/\s+/g, "");
  const question = bank
    .filter(({ text }) => shown.includes(plain(inLanguage(text, language)).replace(/\s+/g, "")))
    .sort((a, b) => inLanguage(b.text, language).length - inLanguage(a.text, language).length)[0]!;
  const words = wordsIn(language).quizzes.attempt;
  if (question.kind === "true-false") return page.getByRole("radio", { name: question.answer === right ? words.isTrue : words.isFalse }).check();
  const role = question.kind === "single" ? "radio" : "checkbox";
  const wanted = question.options.filter((option) => Boolean(option.correct) === right);
  for (const option of question.kind === "single" ? wanted.slice(0, 1) : wanted)
    await page.getByRole(role, { name: plain(inLanguage(option.text, language)) }).check();
}

/** Begins the quiz and answers every question, up to the page before handing in. */
export async function answerQuiz(page: Page, language: Language, right = true) {
  const words = wordsIn(language).quizzes;
  await page.goto("/modules/listening/quiz");
  await page.getByRole("button", { name: words.intro.start }).click();
  const count = (await shippedLibrary()).modules.get("m04")!.quiz!.draw.count;
  for (let number = 1; number <= count; number++) {
    await page.getByText(words.attempt.place(number, count)).first().waitFor();
    await answerQuestion(page, language, right);
    await page.getByRole("button", { name: number < count ? words.attempt.next : words.attempt.toReview }).click();
  }
  await page.getByRole("heading", { name: words.review.title }).waitFor();
}

/** A trainer plans a role-play for a person and takes it to its scoring page. */
export async function planRolePlay(page: Page, language: Language, staffNumber: string) {
  const words = wordsIn(language).grading;
  await page.goto("/grading/new");
  await page.getByRole("link", { name: new RegExp(staffNumber) }).click();
  await page.getByLabel(words.plan.customer).selectOption({ index: 2 });
  await page.getByRole("button", { name: words.plan.submit }).click();
  await page.waitForURL(/\/(grading|performances)/);
}

/** Scores every criterion at a level that needs no observation, on the page that is open. */
export async function scoreAll(page: Page, language: Language, level: 3 | 4 = 4) {
  const rubric = (await shippedLibrary()).rubrics.get("service")!;
  for (const criterion of rubric.criteria) {
    const group = page.locator(`#criterion-${criterion.id}`);
    await group.getByRole("radio", { name: new RegExp(`^${level}`) }).check({ force: true });
  }
  await page.getByRole("button", { name: wordsIn(language).grading.score.submit }).click();
}
