import { beforeAll, expect, test } from "vitest";
import { addDays, addMonths, dayIn, formatDay } from "~/locale/day";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { shippedLibrary } from "../support/library";
import { firstPassword, passRolePlay } from "../support/shortcuts";
import { type Site, startSite } from "../support/site";
import { certificateOf, changeIn } from "../support/site-rows";
import { answerQuestion, wordsIn } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

const signedIn = async (staffNumber: string, how: Parameters<typeof someone>[1] & { language: "en" | "zh" }) => {
  const one = await someone(site, how);
  await signIn(one, staffNumber, how.language, await firstPassword(site, staffNumber));
  return one;
};
const certification = async (id = "frontline-service") => (await shippedLibrary()).certifications.get(id)!;
/** The part of the path page about one tier. */
const tierOf = ({ page }: Someone, name: string) => page.getByRole("region", { name: new RegExp(`^${name}`) });

test.each([
  ["en", "desktop", "light", "11377"],
  ["zh", "phone", "dark", "10399"],
] as const)(
  "in %s on a %s, a holder reads what the renewal asks and why by that day, passes it, and the new certificate counts from the old date",
  { timeout: 120_000 },
  async (language, screen, theme, staffNumber) => {
    const { attempt, certification: words, exams, frame, path, record } = wordsIn(language);
    const library = await shippedLibrary();
    const [exam, rules] = [library.exams.get("frontline-renewal-exam")!, await certification()];
    const rolePlay = rules.renewal!.requirements.find((one) => one.kind === "role-play")!.title[language];
    const months = rules.validity.months;
    const old = certificateOf(site, staffNumber);
    const oldEnd = formatDay(old.expiresOn, language);
    const holder = await signedIn(staffNumber, { language, screen, theme });
    const { page } = holder;
    const tier = tierOf(holder, frame.tier["new-hire"]);

    await page.goto("/learn");
    await tier.getByText(words.standing["renewal-due"](oldEnd)).waitFor();
    const asked = tier.getByRole("heading", { name: path.leads.renewal, exact: true }).locator("..").getByRole("listitem");
    await asked.filter({ hasText: exam.title[language] }).getByText(path.rung.examOpen(0, exam.passMark)).waitFor();
    await asked
      .filter({ hasText: path.rolePlay.title(rolePlay) })
      .getByText(path.rung.rolePlayOpen)
      .waitFor();
    expect(await asked.count()).toBe(2);
    const counted = { completed: formatDay(old.issuedOn, language), dueOn: formatDay(old.countedFrom, language), months };
    await tier.getByText(words.why.dueDate(counted)).waitFor();
    await expectSound(holder);

    await tier.getByRole("link", { name: path.exam.take }).click();
    await page.getByRole("heading", { level: 1, name: exam.title[language] }).waitFor();
    await expectSound(holder);
    await page.getByRole("button", { name: exams.door.start }).click();
    for (let number = 1; number <= 20; number++) {
      await page.getByText(attempt.place(number, 20)).first().waitFor();
      await answerQuestion(page, language, true, exam.questions);
      await page.getByRole("button", { name: number < 20 ? attempt.next : attempt.toReview }).click();
    }
    await page.getByRole("button", { name: attempt.review.handIn, exact: true }).click();
    await page.getByRole("heading", { name: exams.result.title }).waitFor();
    await page.getByText(exams.result.nextPassed).waitFor();
    await expectSound(holder);

    await page.goto("/learn");
    await tier.getByText(path.done(1, 2)).waitFor();
    await tier.getByText(path.rolePlay.toBePlanned(rolePlay)).waitFor();
    await tier.getByText(words.standing["renewal-due"](oldEnd)).waitFor();
    await passRolePlay(site, { staffNumber, customer: "11531", scenario: "rp09", towards: rules.id });

    await page.reload();
    const today = formatDay(dayIn(library.zone, new Date()), language);
    const until = addMonths(old.expiresOn, months);
    const opens = addDays(until, -rules.validity.windowDays);
    await tier.getByText(words.standing.certified({ until: formatDay(until, language), opens: formatDay(opens, language) })).waitFor();
    await tier.getByText(words.why.expiry({ completed: today, previousExpiry: oldEnd, months })).waitFor();
    expect(await tier.getByText(path.leads.renewal, { exact: true }).count()).toBe(0);
    await expectSound(holder);

    await page.goto("/record");
    const card = (serial: string) => page.getByRole("region", { name: record.certificates }).locator("div.break-inside-avoid").filter({ hasText: serial });
    await card(old.serial).getByText(record.replaced, { exact: true }).waitFor();
    await card(old.serial)
      .getByText(record.validFromTo(formatDay(old.issuedOn, language), oldEnd))
      .waitFor();
    await card(certificateOf(site, staffNumber).serial)
      .getByText(record.validFromTo(today, formatDay(until, language)))
      .waitFor();
    await expectSound(holder);
  },
);

test.each([
  ["en", "phone", "light", "10057"],
  ["zh", "desktop", "dark", "10187"],
] as const)(
  "in %s on a %s, whose first tier has lapsed sees the whole way to it, and that the tiers above rest on it",
  async (language, screen, theme, staffNumber) => {
    const { certification: words, frame, life, path } = wordsIn(language);
    const rules = await certification();
    const today = dayIn((await shippedLibrary()).zone, new Date());
    const [ended, grace] = [addDays(today, -45), addDays(today, -15)];
    changeIn(
      site,
      "update certificates set expires_on = ?, grace_ends_on = ?, window_opens_on = ? where serial = ?",
      ...[ended, grace, addDays(ended, -60), certificateOf(site, staffNumber).serial],
    );
    const holder = await signedIn(staffNumber, { language, screen, theme });
    await holder.page.goto("/learn");
    const first = tierOf(holder, frame.tier["new-hire"]);
    await first.getByText(words.standing.lapsed(formatDay(ended, language))).waitFor();
    await first.getByRole("heading", { name: path.leads.whole, exact: true }).waitFor();
    const asked = rules.requirements.filter(({ kind }) => kind !== "lessons"); // lessons and quiz of a module are one rung
    expect(await first.getByRole("heading", { name: path.leads.whole }).locator("..").getByRole("listitem").count()).toBe(asked.length);
    for (const tier of ["supervisor", "executive"] as const) {
      const section = tierOf(holder, frame.tier[tier]);
      await section.getByText(new RegExp(`^\\W*${frame.standing.suspended}$`)).waitFor();
      await section
        .getByText(
          life.said.lost(
            formatDay(addDays(grace, 1), language),
            (await certification(tier === "supervisor" ? rules.id : "service-supervisor")).title[language],
          ),
        )
        .waitFor();
    }
    await expectSound(holder);
  },
);
