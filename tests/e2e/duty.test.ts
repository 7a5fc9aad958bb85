import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { expectSound, signIn, someone } from "../support/browser";
import { shippedLibrary } from "../support/library";
import { layOver } from "../support/own-content";
import { personWith } from "../support/shortcuts";
import { type Site, startSite } from "../support/site";
import { answerQuestion, wordsIn } from "./steps";

const HOLDER = { account: "supervisor@demo.rung", number: "10348" };

/** The last day of what somebody owes, put into the past: nobody waits a month for a test. */
function overdue(site: Site, personId: string) {
  const database = new Database(join(site.dataDir, "rung.sqlite"), { timeout: 10_000 });
  database.prepare("update certificate_duties set due_on = '2026-01-01' where person_id = ?").run(personId);
  database.close();
}

test.each(["en", "zh"] as const)(
  "in %s, on a phone, a holder is asked for a short quiz on what is new, is suspended without it, passes it and is certified again",
  {
    timeout: 300_000,
  },
  async (language) => {
    const { attempt, exams, path, frame } = wordsIn(language);
    const site = await startSite();
    const library = await shippedLibrary();
    const holder = await someone(site, { language });
    const { page } = holder;
    const standing = (word: string) =>
      page
        .getByRole("main")
        .getByText(new RegExp(`^\\W*${word}$`))
        .filter({ visible: true });
    await signIn(holder, HOLDER.account, language);
    const asked = exams.delta.title(library.modules.get("m04")!.title[language]);
    await page.goto("/learn");
    expect(await page.getByText(asked).count()).toBe(0);

    const file = "modules/listening/module.yaml";
    const shipped = readFileSync(join("content", file), "utf8");
    await layOver(site, { [file]: shipped.replace("version: 1", "version: 2\ndelta: [m04-q01, m04-q02]") }, "a new version");
    await expect.poll(async () => (await page.goto("/learn").then(() => page.getByText(asked).count())) > 0, { timeout: 90_000, interval: 2_000 }).toBe(true);
    await page.getByRole("heading", { name: path.leads.waiver, exact: true }).waitFor();
    await expectSound(holder);

    overdue(site, personWith(site, HOLDER.number));
    await page.reload();
    await standing(frame.standing.suspended).first().waitFor();
    await expectSound(holder);

    await page.getByRole("link", { name: path.exam.take }).click();
    await page.getByRole("heading", { level: 1, name: asked }).waitFor();
    await expectSound(holder);
    await page.getByRole("button", { name: exams.door.start }).click();
    for (const number of [1, 2]) {
      await page.getByText(attempt.place(number, 2)).first().waitFor();
      await answerQuestion(page, language, true, library.modules.get("m04")!.quiz!.questions);
      await page.getByRole("button", { name: number < 2 ? attempt.next : attempt.toReview }).click();
    }
    await page.getByRole("button", { name: attempt.review.handIn, exact: true }).click();
    await page.waitForURL(/\/result/);
    await expectSound(holder);
    await page.goto("/learn");
    await standing(frame.standing.certified).first().waitFor();
    expect(await standing(frame.standing.suspended).count()).toBe(0);
    expect(await page.getByText(asked).count()).toBe(0);
    await expectSound(holder);
  },
);
