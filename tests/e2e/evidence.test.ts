import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Language } from "~/locale/language";
import { openZip } from "~/sheets/zip";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { personWith } from "../support/shortcuts";
import { type Site, startSite } from "../support/site";
import { changeIn, rowsIn } from "../support/site-rows";
import { wordsIn } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

type Run = [language: Language, screen: "desktop" | "phone", theme: "light" | "dark", script: boolean];
/** A pack takes some seconds for each person, so that it is small in the second language. */
const packed = { en: { named: ["11450", "11655"], drawn: 2 }, zh: { named: ["11655"], drawn: 1 } };
const runs: Run[] = [
  ["en", "desktop", "light", true],
  ["zh", "phone", "dark", false],
];

async function hrFor([language, screen, theme, script]: Run) {
  const hr = await someone(site, { language, screen, theme, script });
  await signIn(hr, "hr@demo.rung", language);
  return { hr, page: hr.page, words: wordsIn(language), sound: () => (script ? expectSound(hr) : undefined) };
}

const press = ({ page }: Someone, name: string) => page.getByRole("button", { name, exact: true }).click();
async function download({ page }: Someone, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name, exact: true }).click()]);
  return readFileSync(await file.path());
}

/** A sentence in which § stands for what a test cannot know. */
const like = (sentence: string) => new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("§", ".+"));

/** Every file that the manifest of a pack names is in it, with the sum it says. */
function readPack(bytes: Buffer) {
  const read = openZip(bytes, 50_000_000);
  const manifest = JSON.parse(read("manifest.json")!.toString()) as {
    files: { name: string; sha256: string; bytes: number }[];
    people: { staffNumber: string }[];
    auditHead: string;
  };
  for (const { name, sha256, bytes: length } of manifest.files) {
    const content = read(name)!;
    expect([content.length, createHash("sha256").update(content).digest("hex")], name).toEqual([length, sha256]);
  }
  return manifest;
}

test.each(runs)(
  "in %s on a %s in %s colours (scripts: %s), HR takes somebody's record as PDF and CSV, and the trail, searched by who, what and whom, tells of it",
  async (...run) => {
    const { hr, page, words, sound } = await hrFor(run);
    const { record, trail, staffList } = words;
    await page.goto(`/hr/people/${personWith(site, "11655")}/record`);
    const facts = page.getByRole("region", { name: record.facts }).getByRole("listitem").locator("p.font-medium");
    const titles = await facts.allInnerTexts();
    expect(titles.length).toBeGreaterThan(10);
    await sound();
    expect((await download(hr, "PDF")).subarray(0, 5).toString()).toBe("%PDF-");
    const csv = (await download(hr, "CSV")).toString();
    for (const title of titles) expect(csv).toContain(title.replaceAll('"', '""'));

    await page.goto("/hr/people");
    await page.getByRole("heading", { level: 1, name: staffList.list.title }).waitFor();
    await page.getByRole("link", { name: trail.title, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: trail.title }).waitFor();
    await page.getByLabel(trail.person, { exact: true }).fill("nobody-at-all");
    await press(hr, trail.show);
    await page.getByRole("alert").getByText(trail.nobody).waitFor();
    hr.noise.splice(0); // the browser names the refused search
    await page.getByLabel(trail.person, { exact: true }).fill("11655");
    await page.getByLabel(trail.actor, { exact: true }).fill("沈佳宁");
    await page.getByRole("combobox", { name: trail.act, exact: true }).selectOption({ label: trail.acts["record.exported"] });
    await press(hr, trail.show);
    await page.waitForURL(/act=record\.exported/);
    const entries = page.getByRole("table", { name: trail.caption }).getByRole("row").filter({ hasText: "11655" });
    await expect.poll(() => entries.count()).toBeGreaterThanOrEqual(2); // the two files, and those of the other language
    for (const text of [trail.acts["record.exported"], "10091"]) await entries.first().getByText(text).waitFor();
    await sound();
  },
);

test.each(runs)(
  "in %s on a %s in %s colours (scripts: %s), HR takes a pack of people named and of people drawn, and every sum in it agrees",
  { timeout: 120_000 },
  async (...run) => {
    const { hr, page, words, sound } = await hrFor(run);
    const { packs } = words;
    await page.goto("/hr/people");
    await page.getByRole("link", { name: packs.title, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: packs.title }).waitFor();
    await page.getByLabel(packs.numbers, { exact: true }).fill("11655 99999");
    await press(hr, packs.choose);
    await page.getByRole("alert").getByText(packs.unknown("99999")).waitFor();
    expect(await page.getByLabel(packs.numbers, { exact: true }).inputValue()).toBe("11655 99999");
    hr.noise.splice(0); // the browser names the refused form
    await sound();
    await page.getByLabel(packs.numbers, { exact: true }).fill(packed[run[0]].named.join("\n"));
    await press(hr, packs.choose);
    await page.getByText(packs.chosen(packed[run[0]].named.length), { exact: true }).waitFor();
    await sound();
    const named = readPack(await download(hr, packs.download));
    expect(named.people.map(({ staffNumber }) => staffNumber).sort()).toEqual(packed[run[0]].named);

    await page.getByLabel(packs.count, { exact: true }).fill(String(packed[run[0]].drawn));
    await press(hr, packs.draw);
    await expect.poll(() => page.getByRole("region", { name: packs.ready }).innerText()).toMatch(/[0-9a-f]{32}/); // the seed
    const drawn = readPack(await download(hr, packs.download));
    expect(new Set(drawn.people.map(({ staffNumber }) => staffNumber)).size).toBe(packed[run[0]].drawn);

    const { head } = words.trail;
    await page.goto("/admin/audit");
    await page.getByLabel(head.field, { exact: true }).fill(drawn.auditHead);
    await press(hr, head.compare);
    await page.getByText(head.kept(Number(drawn.auditHead.split("-")[0]))).waitFor();
  },
);

test.each(runs)(
  "in %s on a %s in %s colours (scripts: %s), a check finds the trail whole, a kept head is still in it later, and one changed row is named as the first broken place",
  { timeout: 120_000 },
  async (...run) => {
    const { hr, page, words, sound } = await hrFor(run);
    const { check, head } = words.trail;
    /** Asks for a check and looks again until a job has made it. */
    const checked = async (): Promise<string> => {
      await press(hr, check.button);
      const again = page.getByRole("link", { name: check.again, exact: true });
      await page.getByText(words.toasts.checkAsked).waitFor(); // the job may be done before the page is there
      const waits = async () => {
        if (await again.isVisible()) await again.click();
        return page.getByRole("button", { name: check.button, exact: true }).isVisible();
      };
      await expect.poll(waits, { timeout: 30_000, interval: 1000 }).toBe(true);
      return page.getByRole("region", { name: check.title }).innerText();
    };
    await page.goto("/admin/audit");
    const kept = (await page.getByRole("region", { name: head.title }).innerText()).match(/\d+-[0-9a-f]{64}/)![0];
    const seq = Number(kept.split("-")[0]);
    expect(await checked()).toMatch(like(check.whole("§", "§")));
    await sound();
    await page.emulateMedia({ media: "print" });
    await page.getByText(/^\d+-[0-9a-f]{64}$/).waitFor(); // a later one than that kept, where more was sealed meanwhile
    expect(await page.getByRole("button", { name: check.button, exact: true }).isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });

    const compare = async (earlier: string, sentence: string) => {
      await page.getByLabel(head.field, { exact: true }).fill(earlier);
      await Promise.all([page.waitForResponse(/\/admin\/audit\?/), press(hr, head.compare)]);
      await page.getByText(sentence).waitFor();
    };
    await compare(kept, head.kept(seq));
    await compare(kept, head.kept(seq)); // once more, at another time, it is looked at anew
    await compare(
      kept.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      head.other(seq),
    );
    await sound();
    await page.getByLabel(head.field, { exact: true }).fill("7-abc");
    await press(hr, head.compare);
    await page.getByText(head.unreadable).first().waitFor();
    hr.noise.splice(0); // the browser names the refused page

    const [row] = rowsIn(site, "select seq, actor_id actor from audit_entries where seq is not null and actor_id is not null order by seq limit 1 offset 20");
    changeIn(site, "update audit_entries set actor_id = ? where seq = ?", personWith(site, "11940"), Number(row!.seq));
    await page.goto("/admin/audit");
    expect(await checked()).toMatch(like(check.broken(Number(row!.seq), check.faults.changed, "§")));
    await sound();
    changeIn(site, "update audit_entries set actor_id = ? where seq = ?", String(row!.actor), Number(row!.seq));
  },
);
