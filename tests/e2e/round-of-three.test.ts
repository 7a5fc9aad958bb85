import { beforeAll, expect, test } from "vitest";
import { demoPassword } from "~/people/demo";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

/** The criteria of the page, which differ from role-play to role-play. */
const criteriaOn = ({ page }: Someone) => page.locator("fieldset[id^='criterion-']").evaluateAll((list) => list.map(({ id }) => id.slice("criterion-".length)));
const level = ({ page }: Someone, criterion: string, value: number) => page.locator(`input[name="level.${criterion}"][value="${value}"]`);
const says = ({ page }: Someone, text: string) => page.locator("header").getByText(text).waitFor();

/** Counts every tap. */
function counting() {
  let taps = 0;
  return {
    tap: async (what: { click(): Promise<void> }) => {
      taps++;
      await what.click();
    },
    taps: () => taps,
  };
}

test("a trainer on a phone: three taps to a walk-in, at most 25 to score it, one to the next person, and three are signed together", async () => {
  const su = await someone(site);
  const { page } = su;
  await signIn(su, "trainer@demo.rung");
  await page.goto("/grading");
  await expectSound(su);
  const before = counting();
  await before.tap(page.getByRole("region", { name: "Play without a plan" }).getByRole("link").first());
  await before.tap(page.getByRole("link", { name: /^RP04/ }));
  await expectSound(su);
  await before.tap(page.getByRole("button", { name: "Start now" }));
  await page.waitForURL((url) => url.pathname.endsWith("/score"));
  expect(before.taps()).toBe(3);
  await page.getByRole("timer").waitFor();

  const names: string[] = [];
  for (let person = 0; person < 3; person++) {
    names.push((await page.getByRole("heading", { level: 1 }).textContent())!);
    const scoring = counting();
    const [first, ...others] = await criteriaOn(su);
    await scoring.tap(level(su, first!, 5));
    await scoring.tap(page.locator(`#criterion-${first} label:has(input[type=checkbox])`).filter({ visible: true }).first());
    await scoring.tap(page.locator(`#criterion-${first}`).getByRole("button", { name: /with the time played$/ }));
    if (person === 0) {
      await page.keyboard.type("turned the mood");
      expect(await page.inputValue(`[name="note.${first}"]`)).toMatch(/^\d\d:\d\d turned the mood$/);
    }
    for (const criterion of others) await scoring.tap(level(su, criterion, 4));
    await scoring.tap(page.locator("input[name=global][value='4']"));
    if (person === 1) {
      await page.route("**/draft", (route) => route.abort());
      await scoring.tap(level(su, others.at(-1)!, 3));
      await says(su, "Not saved yet: no connection.");
      su.noise.splice(0);
      await page.unroute("**/draft");
    }
    await scoring.tap(page.getByRole("button", { name: "Submit, then sign" }));
    await page.waitForURL((url) => url.pathname.endsWith("/sign"));
    await page.getByText("Your judgement as a whole, not in the score: Good").waitFor();
    if (person === 0) await expectSound(su);
    if (person < 2) {
      const next = page.getByRole("link", { name: /^Next: / });
      const name = (await next.textContent())!.slice("Next: ".length);
      await scoring.tap(next);
      await page.locator("header").getByRole("heading", { level: 1, name, exact: true }).waitFor();
      await page.locator("fieldset[id^='criterion-']").first().waitFor();
    }
    expect(scoring.taps()).toBeLessThanOrEqual(25);
  }

  await page.goto("/grading");
  await page.getByRole("link", { name: /^Sign together \(\d+\)$/ }).click();
  await expectSound(su);
  for (const name of names)
    await page
      .getByRole("checkbox", { name: new RegExp(name) })
      .first()
      .check();
  await page.getByLabel("Your password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign what is ticked" }).click();
  await page.waitForURL((url) => url.pathname === "/grading");
  await page.getByText("Signed, each by itself.").waitFor();
  await expectSound(su);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

/** The scoring page of a walk-in with somebody of the trainer's groups. */
async function walkedIn({ page }: Someone, place: number) {
  await page.goto("/grading");
  await page.getByRole("region", { name: "Play without a plan" }).getByRole("link").nth(place).click();
  await page.getByRole("link", { name: /^RP04/ }).click();
  await page.getByRole("button", { name: "Start now" }).click();
  await page.waitForURL((url) => url.pathname.endsWith("/score"));
}

test("digits mark, arrows lead from criterion to criterion, and a digit in a note stays a digit", async () => {
  const su = await someone(site, { screen: "desktop" });
  const { page } = su;
  await signIn(su, "trainer@demo.rung");
  await walkedIn(su, 5);
  await says(su, "Nothing marked yet");
  await page.getByRole("timer").waitFor();
  await page.keyboard.press("4");
  await says(su, "Saved");
  expect(await level(su, "listening", 4).isChecked()).toBe(true);
  for (const digit of ["0", "3", "2"]) {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press(digit);
  }
  expect(await page.locator('input[name="level.body-language"][value="not-applicable"]').isChecked()).toBe(true);
  expect(await level(su, "tone", 3).isChecked()).toBe(true);
  expect(await level(su, "language", 2).isChecked()).toBe(true);
  await page.keyboard.press("ArrowRight");
  expect(await level(su, "language", 3).isChecked()).toBe(true);
  await page.fill('[name="note.language"]', "");
  await page.locator('[name="note.language"]').press("1");
  expect(await page.inputValue('[name="note.language"]')).toBe("1");
  await expectSound(su);
});

test("turned on its side the phone keeps name, clock and buttons in reach", async () => {
  const su = await someone(site, { theme: "dark" });
  const { page } = su;
  await signIn(su, "trainer@demo.rung");
  await page.setViewportSize({ width: 740, height: 360 });
  await walkedIn(su, 6);
  await page.getByRole("timer").waitFor();
  await expectSound(su);
  const header = (await page.locator("header").boundingBox())!;
  const bar = (await page.getByRole("navigation", { name: "Parts of this page" }).boundingBox())!;
  expect(header.height + bar.height).toBeLessThan(150);
});

test("marks from a sheet of paper are typed in by keyboard alone, and a play that was broken off is said to the learner", async () => {
  const su = await someone(site, { screen: "desktop" });
  const { page } = su;
  await signIn(su, "trainer@demo.rung");
  await walkedIn(su, 7);
  const id = new URL(page.url()).pathname.split("/")[2]!;
  await page.goto("/grading/paper");
  await page.emulateMedia({ media: "print" });
  await page.getByRole("region", { name: `Sheet ${id.slice(-5).toUpperCase()}` }).waitFor();
  await page.emulateMedia({ media: "screen" });
  await expectSound(su);
  await page.getByLabel("Code on the sheet").fill(id.slice(-5));
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/performances/${id}/paper`);
  await expectSound(su);
  const fields = await page.locator("main form input:not([type=hidden]), main form textarea").filter({ visible: true }).count();
  expect(fields).toBeLessThanOrEqual(12);
  const letters = await page
    .locator("details li:has(> strong:text-is('4')) > span:nth-of-type(1) > .font-mono")
    .evaluateAll((codes) => codes.map(({ textContent }) => textContent!));
  expect(letters).toHaveLength(7);
  let keys = 0;
  const type = async (...all: string[]) => {
    for (const key of all) {
      keys++;
      await page.keyboard.press(key);
    }
  };
  for (const letter of letters) await type("4", letter, "Tab");
  await type("Tab", "1", "3", "4", "Tab", "4", "Enter"); // no red line, three ticks, the judgement as a whole
  expect(keys).toBeLessThanOrEqual(40);
  await page.waitForURL((url) => url.pathname === "/grading/paper");
  await page
    .getByRole("link", { name: /^Look again at the sheet of/ })
    .first()
    .waitFor();

  await page.goto(`/performances/${id}/ending`);
  await expectSound(su);
  await page.getByLabel("Why").fill("The fire alarm rang.");
  await page.getByRole("button", { name: "Record it" }).click();
  await page.getByText("Why: The fire alarm rang.").waitFor();
  await expectSound(su);
  await page.getByRole("button", { name: "Plan once more, another variant" }).click();
  await page.waitForURL((url) => /^\/performances\/[^/]+$/.test(url.pathname) && !url.pathname.endsWith(id));
});
