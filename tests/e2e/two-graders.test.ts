import { beforeAll, expect, test } from "vitest";
import { demoPassword } from "~/people/demo";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";
import { wordsIn } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

const criteria = ["listening", "body-language", "tone", "language", "empathy", "problem-solving", "closing"];
const words = wordsIn("en").grading;

/** Fours throughout but for tone, with a comment; then signs, and stands on the page of the performance. */
async function scoreAndSign({ page }: Someone, id: string, tone: 2 | 3 | 4, comment: string) {
  await page.goto(`/performances/${id}/score`);
  for (const criterion of criteria) await page.locator(`input[name="level.${criterion}"][value="${criterion === "tone" ? tone : 4}"]`).check();
  if (tone === 2) await page.fill('[name="note.tone"]', "Flat at the start.");
  await page.fill('[name="comment"]', comment);
  await page.getByRole("button", { name: words.score.submit }).click();
  await page.waitForURL("**/sign");
  await page.getByLabel(words.sign.password).fill(demoPassword);
  await page.getByRole("button", { name: words.sign.submitOfSeveral, exact: true }).click();
  await page.waitForURL((url) => url.pathname === `/performances/${id}`);
}

/** What the server sends somebody of a performance before they have signed: documents and the data of the page's script. */
const bytesFor = async ({ page }: Someone, id: string) => {
  const paths = [
    `/performances/${id}`,
    `/performances/${id}/score`,
    `/performances/${id}/sign`,
    `/performances/${id}/decision`,
    "/grading",
    "/grading/conflicts",
  ];
  const answers = await Promise.all(paths.flatMap((path) => [path, `${path}.data`]).map((path) => page.request.get(path, { maxRedirects: 0 })));
  return (await Promise.all(answers.map((answer) => answer.text()))).join("\n");
};

test("two graders disagree on a phone, a third settles it, and the learner reads the result", { timeout: 180_000 }, async () => {
  const ma = await someone(site, { screen: "desktop" });
  await signIn(ma, "admin@demo.rung");
  await ma.page.goto("/admin?q=10129");
  await ma.page.getByRole("link", { name: /Luo Ziheng/ }).click();
  const admin = wordsIn("en").admin;
  await ma.page.getByRole("button", { name: admin.person.grant(admin.roles.trainer) }).click();
  await ma.page.getByText(admin.person.withdraw(admin.roles.trainer)).first().waitFor();

  const su = await someone(site);
  await signIn(su, "trainer@demo.rung");
  await su.page.goto("/grading/new");
  await su.page.getByRole("link", { name: /^Lin Yue/ }).click();
  await su.page.getByRole("link", { name: /^RP04/ }).click();
  await su.page.getByLabel(words.plan.customer).selectOption({ index: 3 });
  await su.page.getByLabel(words.plan.secondGrader).selectOption({ label: "Maria Keller" });
  await expectSound(su);
  await su.page.getByRole("button", { name: words.plan.submit }).click();
  await su.page.waitForURL("**/grading");
  const link = su.page.locator("li", { hasText: "Lin Yue" }).locator("a[href$='/score']").last();
  const id = (await link.getAttribute("href"))!.split("/")[2]!;
  await su.page.goto(`/performances/${id}/score`);
  await su.page.getByRole("button", { name: words.score.start, exact: true }).click();
  await su.page.getByRole("button", { name: words.score.stop, exact: true }).waitFor();
  await scoreAndSign(su, id, 4, "PLANTED by the first grader.");
  await su.page.getByText(/the other grader has signed too; nobody else/).waitFor();
  await expectSound(su);

  const maria = await someone(site);
  await signIn(maria, "trainer2@demo.rung");
  expect(await bytesFor(maria, id)).not.toMatch(/PLANTED|3\.90|4\.00/);
  await scoreAndSign(maria, id, 2, "From Maria.");
  await maria.page.getByRole("link", { name: wordsIn("en").rolePlays.performance.toDecision }).click();
  await maria.page.getByText("Tone: level 4 and level 2").waitFor();
  await expectSound(maria);
  await maria.page.getByLabel(words.conflict.third, { exact: true }).selectOption({ label: "Luo Ziheng" });
  await maria.page.getByRole("button", { name: words.conflict.thirdSubmit }).click();
  await maria.page.getByText(words.conflict.waitsForThird("Luo Ziheng")).waitFor();

  const luo = await someone(site);
  await signIn(luo, "author@demo.rung");
  expect(await bytesFor(luo, id)).not.toMatch(/PLANTED|From Maria|Flat at the start/);
  await scoreAndSign(luo, id, 3, "From Luo.");

  const lin = await someone(site);
  await signIn(lin, "newhire@demo.rung");
  await lin.page.goto(`/performances/${id}`);
  await lin.page.getByText(wordsIn("en").rolePlays.result.passed).waitFor();
  await lin.page.getByText("3.90").first().waitFor();
  for (const comment of ["PLANTED by the first grader.", "From Maria.", "From Luo."]) await lin.page.getByText(comment).waitFor();
  await expectSound(lin);
});
