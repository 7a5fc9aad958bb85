import type { Page } from "playwright-core";
import { catalogues } from "~/locale/catalogues";
import { inLanguage, type Language } from "~/locale/language";
import { demoPassword } from "~/people/demo";
import { formOf } from "~/quizzes/answer";
import { countToDraw } from "~/quizzes/draw";
import { keyOf, missOf } from "~/quizzes/key";
import { gapsIn } from "~/quizzes/passage";
import type { Question } from "~/quizzes/quiz";
import { shippedLibrary } from "../support/library";

/** What people do, step by step, by the names they read on the page. */
export const wordsIn = (language: Language) => catalogues[language];

/** Inline markdown as the page shows it. */
const plain = (text: string) => text.replace(/\*\*?|`/g, "").trim();

const moduleOf = async (moduleId: string) => (await shippedLibrary()).modules.get(moduleId)!;

/** From the path, through every lesson of a module that is still to be read, to the door of the quiz. */
export async function readLessons(page: Page, language: Language, moduleId = "m04") {
  const words = wordsIn(language);
  const { slug, lessons } = await moduleOf(moduleId);
  await page.goto(`/modules/${slug}`);
  for (const lesson of lessons) {
    await page.goto(`/modules/${slug}/lessons/${lesson.id}`);
    const read = page.getByRole("button", { name: words.courses.lesson.read });
    if (await read.isVisible()) await Promise.all([page.waitForNavigation(), read.click()]);
  }
}

/** Answers the question on the page, rightly or wrongly, by reading it. */
export async function answerQuestion(page: Page, language: Language, right = true, others?: Question[]) {
  await page.waitForLoadState(); // what is read below may still be on its way
  const bank = others ?? (await moduleOf("m04")).quiz!.questions;
  const shown = (await page.locator("main, body").first().innerText()).replace(/\s+/g, "");
  const asked = ({ situation, text }: Question) =>
    [...(situation ? [situation] : []), text].map((part) => plain(inLanguage(part, language)).replace(/\s+/g, ""));
  const question = bank
    .filter((one) => asked(one).every((part) => shown.includes(part)))
    .sort((a, b) => asked(b).join("").length - asked(a).join("").length)[0]!;
  const { attempt: words, frame } = wordsIn(language);
  if (question.kind === "true-false") return page.getByRole("radio", { name: question.answer === right ? frame.isTrue : frame.isFalse }).check();
  const answer = right ? keyOf(question) : missOf(question);
  switch (question.kind) {
    case "single":
    case "multiple": {
      const wanted = formOf(answer).values;
      for (const option of question.options.filter(({ id }) => wanted.includes(id)))
        await page.getByRole(question.kind === "single" ? "radio" : "checkbox", { name: plain(inLanguage(option.text, language)) }).check();
      return;
    }
    case "matching":
      for (const part of question.parts) {
        const choice = question.choices.find(({ id }) => id === formOf(answer).named[part.id])!;
        const list = page.getByLabel(plain(inLanguage(part.text, language)), { exact: true });
        const text = plain(inLanguage(choice.text, language));
        if (question.as === "sorting") {
          const line = page.getByRole("group", { name: plain(inLanguage(part.text, language)), exact: true });
          await line.getByRole("radio", { name: text, exact: true }).check();
          continue;
        }
        const option = list.locator("option").filter({ hasText: new RegExp(`^[A-Z]\\s+${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`) });
        await list.selectOption(await option.getAttribute("value"));
      }
      return;
    case "ordering":
      for (const [place, item] of (right ? question.items : [...question.items].reverse()).entries())
        await moveTo(page, plain(inLanguage(item.text, language)), place);
      return;
    case "essay":
      return page.getByLabel(words.essay, { exact: true }).fill(right ? "So nobody rang you for ten days. That is long." : "");
    case "numeric":
      return page.getByLabel(words.number, { exact: true }).fill(formOf(answer).values[0]!);
    case "fill-in":
      for (const [place, id] of gapsIn(inLanguage(question.passage, language)).entries())
        await page.getByLabel(words.gap(place + 1, question.gaps.length), { exact: true }).fill(formOf(answer).named[id]!);
  }
}

/** Puts a line at a position: with its list where the page works as a plain form, else by its button and the keyboard. */
async function moveTo(page: Page, text: string, place: number) {
  const line = page.getByRole("listitem").filter({ hasText: text });
  const list = line.getByRole("combobox");
  // A list seen before the script came gives way to buttons while it is being chosen from.
  const chosen =
    (await list.isVisible()) &&
    (await list.selectOption(String(place + 1), { timeout: 2_000 }).then(
      () => true,
      () => false,
    ));
  if (chosen && (await list.isVisible())) return;
  const lines = page.locator("ol > li").filter({ has: page.locator("button[data-move]") });
  for (let presses = await lines.count(); presses > 0; presses--) {
    if ((await lines.nth(place).innerText()).includes(text)) return;
    await line.locator("button[data-move]").first().focus();
    await page.keyboard.press("Enter");
  }
  throw new Error(`"${text}" did not come to line ${place + 1} of: ${(await lines.allInnerTexts()).join(" | ")}`);
}

/** Begins the quiz and answers every question, up to the page before handing in. */
export async function answerQuiz(page: Page, language: Language, right = true, moduleId = "m04") {
  const { attempt: words, quizzes } = wordsIn(language);
  const module = await moduleOf(moduleId);
  await page.goto(`/modules/${module.slug}/quiz`);
  await page.getByRole("button", { name: quizzes.intro.start }).click();
  const count = countToDraw(module.quiz!);
  for (let number = 1; number <= count; number++) {
    await page.getByText(words.place(number, count)).first().waitFor();
    await answerQuestion(page, language, right, module.quiz!.questions);
    await page.getByRole("button", { name: number < count ? words.next : words.toReview }).click();
  }
  await page.getByRole("heading", { name: words.review.title }).waitFor();
}

/** A trainer plans a role-play for a person, by way of the list of those there are, with a colleague as the customer. */
export async function planRolePlay(page: Page, language: Language, staffNumber: string, { code = "RP04", customer = "", second = false } = {}) {
  const words = wordsIn(language).grading;
  await page.goto("/grading/new");
  await page.getByRole("link", { name: new RegExp(staffNumber) }).click();
  await page.getByRole("link", { name: new RegExp(`^${code} `) }).click();
  const choice = page.getByLabel(words.plan.customer);
  const wanted = customer ? await choice.locator("option", { hasText: customer }).getAttribute("value") : null;
  await choice.selectOption(wanted ?? { index: 2 });
  const grader = page.getByLabel(words.plan.secondGrader);
  if (second) await grader.selectOption(await grader.locator("option", { hasText: /Maria Keller|柯玛丽/ }).getAttribute("value"));
  await page.getByRole("button", { name: words.plan.submit }).click();
  await page.waitForURL(/\/(grading|performances)(?!\/new)/);
}

/** Scores every criterion at a level that needs no observation, on the page that is open. */
export async function scoreAll(page: Page, language: Language, level: 3 | 4 = 4, rubricId = "service") {
  const rubric = (await shippedLibrary()).rubrics.get(rubricId)!;
  for (const criterion of rubric.criteria) {
    const group = page.locator(`#criterion-${criterion.id}`);
    await group.getByRole("radio", { name: new RegExp(`^${level}`) }).check({ force: true });
  }
  await page.getByRole("button", { name: wordsIn(language).grading.score.submit }).click();
}

/** From the desk: opens the scoring page of a person, starts and stops, scores, signs, and the result is out unless it waits for the other grader. */
export async function scoreAndSign(page: Page, language: Language, name: string, rubricId = "service") {
  const words = wordsIn(language).grading;
  await page.goto("/grading");
  await page.getByRole("link", { name: words.desk.scoreOf(name) }).click();
  await page.waitForURL(/\/score/);
  await page.getByRole("button", { name: words.score.start, exact: true }).click();
  await page.getByRole("button", { name: words.score.stop, exact: true }).waitFor();
  await scoreAll(page, language, 4, rubricId);
  await page.waitForURL(/\/sign/);
  await page.getByLabel(words.sign.password).fill(demoPassword);
  await page.getByRole("button", { name: new RegExp(`^(${words.sign.submit}|${words.sign.submitOfSeveral})$`) }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign"));
}
