import { beforeAll, expect, test } from "vitest";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";
import { wordsIn } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

const bootCamp = /Boot Camp|魔鬼训练/;
const inSixtyDays = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const press = ({ page }: Someone, name: string) => page.getByRole("button", { name, exact: true }).click();

test.each([
  ["en", "desktop", true, "41001", "陈梅", "Chen Mei"],
  ["zh", "phone", false, "42001", "陈蕾", "Chen Lei"],
] as const)(
  "in %s on a %s (scripts: %s), HR hands in a list, mends what is wrong, confirms what would change, prints slips and assigns a course by rule; the new hire finds it by the slip, and a new slip by whom they report to",
  async (language, screen, script, number, name, otherName) => {
    const { staffList: words, admin, assigning, frame, messages, people, team } = wordsIn(language);
    const hr = await someone(site, { language, screen, script });
    const sound = () => (script ? expectSound(hr) : undefined);
    await signIn(hr, "hr@demo.rung", language);
    await hr.page.getByRole("link", { name: words.list.title, exact: true }).click();
    await hr.page.getByRole("heading", { name: words.list.title, exact: true }).waitFor();
    await sound();
    await hr.page.getByRole("link", { name: words.list.import }).click();
    await sound();

    const list = (day: string) => `工号;姓名;英文名;部门;上级;入职时间;备注\n${number};${name};${otherName};东区门店/新店${number};10348;${day};x\n`;
    const handIn = async (text: string) => {
      await hr.page.getByLabel(words.file, { exact: true }).setInputFiles({ name: "新员工.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
      await press(hr, words.look);
      await hr.page.getByText(words.columns.lead).waitFor();
    };
    await handIn(list("2026-02-31"));
    await sound();
    await press(hr, words.columns.look);
    await hr.page.getByText(words.preview.refused(1)).waitFor();
    await hr.page.getByText(words.reasons.date("2026-02-31")).waitFor();
    await sound();
    expect(await hr.page.getByRole("button", { name: words.preview.confirm([words.counts.added(1)]) }).count()).toBe(0);

    await hr.page.getByRole("link", { name: words.another }).last().click();
    await handIn(list("2026-02-28"));
    await press(hr, words.columns.look);
    await hr.page.getByText(words.preview.ignored(["备注"])).waitFor();
    await sound();
    await press(hr, words.preview.confirm([words.counts.added(1)]));
    await hr.page.getByRole("heading", { name: words.done.title }).waitFor();
    await sound();
    await hr.page.getByRole("link", { name: words.done.slips }).click();
    await sound();
    await press(hr, admin.slips.print);
    await hr.page.getByText(admin.slips.ready(1)).waitFor();
    await hr.page.getByText(number).first().waitFor();
    const slip = /\/first-sign-in\/[\w-]+/.exec(
      await hr.page
        .getByText(/first-sign-in\//)
        .first()
        .innerText(),
    )![0];

    await hr.page.goto("/hr/assignments/new");
    const choice = (label: string, text: string) =>
      hr.page.getByLabel(label, { exact: true }).locator("option", { hasText: text }).first().getAttribute("value");
    await hr.page.getByLabel(assigning.new.course, { exact: true }).selectOption("boot-camp");
    await hr.page.getByLabel(assigning.new.department, { exact: true }).selectOption(await choice(assigning.new.department, `新店${number}`));
    await hr.page.getByLabel(assigning.new.dueKinds.day).check();
    await hr.page.getByLabel(assigning.new.dueOn, { exact: true }).fill(inSixtyDays);
    await press(hr, assigning.new.look);
    await hr.page.getByRole("heading", { name: assigning.new.would(1) }).waitFor();
    await hr.page.getByRole("list", { name: assigning.new.some }).getByText(number).waitFor();
    await sound();
    await press(hr, assigning.new.assign);
    await hr.page.getByRole("heading", { name: assigning.title, exact: true }).waitFor();
    await sound();

    const hire = await someone(site, { language, screen: "phone", script });
    await choosePassword(hire, language, slip, "three words set together");
    await hire.page.getByText(bootCamp).first().waitFor();
    await hire.page
      .getByRole("link", { name: frame.bell(1) })
      .first()
      .click();
    await hire.page.getByRole("heading", { name: messages.title, exact: true }).waitFor();
    if (script) await expectSound(hire);
    await hire.page.locator("main").getByRole("link", { name: bootCamp }).first().click();
    await hire.page.waitForURL(/\/learn$/);
    expect(await hire.page.getByRole("link", { name: frame.bell(1) }).count(), "what was read is new no more").toBe(0);

    const lead = await someone(site, { language, screen: "phone", script });
    await signIn(lead, "supervisor@demo.rung", language);
    await lead.page.goto("/team");
    await lead.page
      .getByRole("link", { name: new RegExp(`${name}|${otherName}`) })
      .first()
      .click();
    await lead.page.getByRole("link", { name: team.member.slip }).click();
    await press(lead, people.slipPage.issue);
    const again = new URL(
      await lead.page
        .getByText(/first-sign-in\//)
        .first()
        .innerText(),
    ).pathname;
    if (script) await expectSound(lead);
    const other = await someone(site, { language, screen: "phone", script });
    await choosePassword(other, language, again, "another three words");
    await hire.page.goto("/learn");
    await hire.page.waitForURL(/\/sign-in/); // whoever had the account is out
  },
);

async function choosePassword(who: Someone, language: "en" | "zh", slip: string, password: string) {
  const words = wordsIn(language).people;
  await who.page.goto(slip);
  await who.page.getByLabel(words.password.next).fill(password);
  await who.page.getByLabel(words.password.again).fill(password);
  await press(who, words.firstSignIn.submit);
  await who.page.waitForURL(/\/learn$/);
}
