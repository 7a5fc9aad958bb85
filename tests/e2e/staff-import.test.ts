import { beforeAll, expect, test } from "vitest";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";
import { wordsIn } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

const press = ({ page }: Someone, name: string) => page.getByRole("button", { name, exact: true }).click();

test.each([
  ["en", "desktop", true, "41001"],
  ["zh", "phone", false, "42001"],
] as const)(
  "in %s on a %s (scripts: %s), HR hands in a list, mends what is wrong, confirms what would change, and prints slips for the new ones",
  async (language, screen, script, number) => {
    const { staffList: words, admin } = wordsIn(language);
    const hr = await someone(site, { language, screen, script });
    const sound = () => (script ? expectSound(hr) : undefined);
    await signIn(hr, "hr@demo.rung", language);
    await hr.page.getByRole("link", { name: words.list.title, exact: true }).click();
    await hr.page.getByRole("heading", { name: words.list.title, exact: true }).waitFor();
    await sound();
    await hr.page.getByRole("link", { name: words.list.import }).click();
    await sound();

    const list = (day: string) => `工号;姓名;英文名;部门;上级;入职时间;备注\n${number};陈梅;Chen Mei;东区门店/新店;10348;${day};x\n`;
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
  },
);
