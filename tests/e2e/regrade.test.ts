import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccounts } from "~/people/demo";
import { expectSound, signIn, someone } from "../support/browser";
import { shippedLibrary } from "../support/library";
import { type Site, startSite } from "../support/site";
import { wordsIn } from "./steps";

let site: Site;
let database: Database.Database;
beforeAll(async () => {
  site = await startSite();
  database = new Database(join(site.dataDir, "rung.sqlite"));
});
afterAll(() => void database.close());

type Passed = { id: string; email: string; draw: string };

/** A question that must be right, and an attempt of somebody certified who got it right and can sign in. */
async function chosen() {
  const bank = (await shippedLibrary()).modules.get("m04")!.quiz!.questions.filter(({ kind, critical }) => kind === "single" && critical);
  const passed = database
    .prepare(
      `select a.id, p.email, a.draw from attempts a join attempt_results r on r.attempt_id = a.id and r.passed = 1 join people p on p.id = a.person_id
       where a.quiz_id = 'm04-quiz' and p.email in (${demoAccounts.map((account) => `'${account}'`).join()})
       and exists (select 1 from certificates c where c.person_id = p.id and c.fact_ids like '%' || a.id || '%')`,
    )
    .all() as Passed[];
  for (const attempt of passed) for (const { id } of bank) if (attempt.draw.includes(`"${id}"`)) return { question: id, ...attempt };
  throw new Error("nobody was asked a question that must be right");
}

/** As if an author had saved the quiz with another key: the company's own file lies over the shipped one. */
function keyMoved(question: string) {
  const blocks = readFileSync("content/modules/listening/quiz.yaml", "utf8").split(/\n(?= {2}- id: )/);
  const text = blocks.map((block) => (block.startsWith(`  - id: ${question}\n`) ? withOtherKey(block) : block)).join("\n");
  database
    .prepare("insert into content_files (id, path, version, text, at, why) values ('moved', 'modules/listening/quiz.yaml', 1, ?, ?, 'the key moved')")
    .run(text, Date.now());
}

function withOtherKey(block: string): string {
  const options = block.split(/\n(?= {6}- id: )/);
  const right = options.findIndex((option) => option.includes("correct: true"));
  const other = options.findIndex((_, place) => place > 0 && place !== right);
  return options
    .map((option, place) =>
      place === right ? option.replace(/\n +correct: true/, "") : place === other ? option.replace(/\n( +)text:/, "\n$1correct: true\n$1text:") : option,
    )
    .join("\n");
}

test("an author sees how a question did, finds its key wrong, marks its attempts again with a reason; HR sees which certificates rest on them; the learner reads why", {
  timeout: 180_000,
}, async () => {
  const words = wordsIn("en").analysis;
  const author = await someone(site, { language: "en" });
  const { page } = author;
  await signIn(author, "author@demo.rung", "en");
  await page.goto("/content/analysis");
  await page.getByRole("link", { name: /Listening/ }).click();
  await page.waitForURL(/\/listening\/analysis$/);
  await expect.poll(async () => ((await page.reload()) ? page.getByRole("img", { name: /Attempts by result/ }).count() : 0), { timeout: 30_000 }).toBe(1);
  await expectSound(author);

  const { question, id, email } = await chosen();
  keyMoved(question);
  const again = page.locator(`#q-${question}`).getByRole("link", { name: words.page.again });
  await expect.poll(async () => ((await page.reload()) ? again.count() : 0), { timeout: 30_000 }).toBe(1);
  await again.click();
  await page.getByText(words.regrade.dryRunLead).waitFor();
  await expectSound(author);
  await page.getByLabel(words.regrade.reason).fill("   ");
  await page.getByRole("button", { name: words.regrade.act }).click();
  await page.getByRole("alert").waitFor();
  author.noise.splice(0); // the browser itself notes a refused form
  await expectSound(author);
  await page.getByLabel(words.regrade.reason).fill("Two options were mixed up.");
  await page.getByRole("button", { name: words.regrade.act }).click();
  await expect.poll(async () => ((await page.reload()) ? page.getByText(/no longer passed\.$/).count() : 0), { timeout: 30_000 }).toBeGreaterThan(0);
  await expectSound(author);

  const hr = await someone(site, { language: "en" });
  await signIn(hr, "hr@demo.rung", "en");
  await hr.page.goto("/hr/register");
  await hr.page.getByRole("link", { name: words.remarked.link }).click();
  await hr.page
    .getByText(/rests on this result/)
    .first()
    .waitFor();
  expect(await hr.page.getByText("Reason: Two options were mixed up.").count()).toBeGreaterThan(0);
  await expectSound(hr);
  const item = hr.page.getByRole("listitem").filter({ hasText: "rests on this result" }).first();
  await item.getByText(words.remarked.decide).click();
  await item.getByLabel(words.remarked.note).fill("The certificate stands: the rest was right.");
  await expectSound(hr);
  await item.getByRole("button", { name: words.remarked.submit }).click();
  await hr.page.getByText("The certificate stands: the rest was right.").waitFor();
  await expectSound(hr);

  const learner = await someone(site, { language: "zh", screen: "phone" });
  await signIn(learner, email, "zh");
  await learner.page.goto(`/attempts/${id}/result`);
  await learner.page.getByText(/因更正题目.*重新判分/).waitFor();
  await expectSound(learner);
});
