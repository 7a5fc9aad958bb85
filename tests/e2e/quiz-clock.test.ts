import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, expect, test } from "vitest";
import { expectSound, signIn, someone } from "../support/browser";
import { forExams, layOver } from "../support/own-content";
import { postForm, type Site, signInOver, startSite } from "../support/site";
import { wordsIn } from "./steps";

const both = (text: string) => ({ en: text, zh: `${text}。` });
const raw = {
  id: "m04-quiz",
  passMark: 50,
  minutes: 20,
  draw: { count: 1 },
  topics: [{ id: "pause", title: both("The pause") }],
  questions: [
    {
      ...{ id: "k-clock", kind: "true-false", answer: true, tags: ["pause"], lesson: "hear-or-listen" },
      ...{ text: both("A pause helps."), explanation: both("It does."), feedback: both("It does help.") },
    },
    ...forExams("k", { tags: ["pause"], lesson: "hear-or-listen" }),
  ],
};

let site: Site;
/** A site whose quiz on listening takes 20 minutes. */
beforeAll(async () => {
  site = await startSite();
  await layOver(site, { "modules/listening/quiz.yaml": raw }, "a quiz with a limit");
}, 120_000);

async function giveTime(account: string, key: string) {
  const database = new Database(join(site.dataDir, "rung.sqlite"), { readonly: true });
  const { id } = database.prepare("select id from people where email = ?").get(account) as { id: string };
  database.close();
  const form = { intent: "time", key, quiz: "m04-quiz", amount: "30", unit: "minutes", scope: "attempt", reason: "The till rang." };
  const answer = await postForm(site, `/people/${id}/quizzes`, form, { Cookie: await signInOver(site, "hr@demo.rung") });
  expect(answer.status).toBe(303);
}

test.each([
  { language: "en", account: "newhire@demo.rung" },
  { language: "zh", account: "admin@demo.rung" },
] as const)(
  "the clock counts down calmly and is announced at five minutes and at one; time given meanwhile shows within 15 seconds; nothing ends by the page's clock alone ($language)",
  async ({ language, account }) => {
    const { attempt: words, quizzes } = wordsIn(language);
    const lin = await someone(site, { language });
    const { page } = lin;
    await signIn(lin, account, language);
    await expect
      .poll(async () => (await page.goto("/modules/listening/quiz")) && page.getByText(quizzes.intro.drawn(1, 1), { exact: true }).isVisible(), {
        timeout: 30_000,
      })
      .toBe(true);
    await page.getByRole("button", { name: quizzes.intro.start }).click();
    await page.waitForURL(/\/attempts\//);
    const path = page.url();
    await page.clock.install();
    await page.goto(path);

    const timer = page.getByRole("timer");
    const says = (sentence: string) => page.getByRole("status").filter({ hasText: sentence }).waitFor({ state: "attached" });
    const shows = (minutes: RegExp) => expect.poll(() => timer.innerText(), { timeout: 10_000 }).toMatch(minutes);
    await shows(/\D(20|19):\d\d$/);
    expect(await page.getByText(words.minutesLeft(5)).count()).toBe(0);
    await page.clock.fastForward("15:00");
    await says(words.minutesLeft(5));
    await shows(/\D(5|4):\d\d$/);
    await page.clock.fastForward("04:00");
    await says(words.minutesLeft(1));
    await shows(/\D(1|0):\d\d$/);
    await expectSound(lin);

    await giveTime(account, `given-${language}`);
    await page.clock.fastForward(15_000);
    await says(
      words
        .clockMoved("")
        .replace(/[.。]$/, "")
        .split(" until")[0]!
        .slice(0, 6),
    );
    await shows(/\D(50|49):\d\d$/);
    await expectSound(lin);

    await page.clock.fastForward("51:00");
    await shows(/\D(50|49):\d\d$/);
    expect(new URL(page.url()).pathname).toBe(new URL(path).pathname);
  },
);
