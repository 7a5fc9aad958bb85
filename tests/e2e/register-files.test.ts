import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { addDays, dayIn, formatDay } from "~/locale/day";
import type { Language } from "~/locale/language";
import { readFirstSheet } from "~/sheets/spreadsheet";
import { readTable } from "~/sheets/table";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { shippedLibrary } from "../support/library";
import { type Site, startSite } from "../support/site";
import { changeIn } from "../support/site-rows";
import { wordsIn } from "./steps";

/** Whose name a spreadsheet would take for a formula: somebody of the eastern stores. */
const FORMULA = { number: "11702", name: '=HYPERLINK("http://evil.example","Wulandari")' };

let site: Site;
beforeAll(async () => {
  site = await startSite();
  changeIn(site, "update people set name = ? where staff_number = ?", FORMULA.name, FORMULA.number);
});

type Run = [language: Language, screen: "desktop" | "phone", theme: "light" | "dark", script: boolean];
const runs: Run[] = [
  ["en", "desktop", "light", true],
  ["zh", "phone", "dark", false],
];

async function hrFor([language, screen, theme, script]: Run) {
  const hr = await someone(site, { language, screen, theme, script });
  await signIn(hr, "hr@demo.rung", language);
  return { hr, page: hr.page, words: wordsIn(language).register, sound: () => (script ? expectSound(hr) : undefined) };
}

/** The staff numbers in the list, as they stand. */
async function numbersIn(page: Page, caption: string): Promise<string[]> {
  const rows = await page.getByRole("table", { name: caption }).getByRole("row").allInnerTexts();
  return rows.flatMap((row) => row.match(/\b1\d{4}\b/) ?? []);
}
const expectListed = async (page: Page, caption: string, numbers: string[]) =>
  expect.poll(async () => (await numbersIn(page, caption)).sort(), { timeout: 15_000 }).toEqual([...numbers].sort());

/** On a phone the filters lie behind a switch; it stays open where one is chosen. */
async function openFilters(page: Page, label: string, field: string) {
  if (!(await page.getByLabel(field, { exact: true }).isVisible())) await page.locator("label", { hasText: label }).click();
}

async function download({ page }: Someone, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name, exact: true }).click()]);
  return readFileSync(await file.path());
}

test.each(runs)(
  "in %s on a %s in %s colours (scripts: %s), HR filters and searches the register, chooses columns, keeps a view and opens it again, and pages on",
  async (...run) => {
    const { page, words, sound } = await hrFor(run);
    const { standing } = wordsIn(run[0]).frame;
    const select = (label: string) => page.getByRole("combobox", { name: label, exact: true });
    const show = () => page.getByRole("button", { name: words.show, exact: true }).first().click();
    const clear = async () => {
      await page.getByRole("link", { name: words.clear, exact: true }).click();
      await page.getByRole("link", { name: words.clear, exact: true }).waitFor({ state: "detached" }); // the address changes before the form does
    };
    await page.goto("/hr/register?q="); // everybody, whichever view opens first
    await openFilters(page, words.filters, words.within);
    await select(words.department).selectOption("stores");
    await select(words.standing).selectOption({ label: standing.lapsed });
    await show();
    await expectListed(page, words.caption, ["11312"]); // of the stores in the west, which lie below
    await sound();
    await clear();
    await openFilters(page, words.filters, words.within);
    await select(words.department).selectOption("stores");
    await page.getByLabel(words.within, { exact: true }).fill("30");
    await show();
    await expectListed(page, words.caption, ["11377", "10588"]);

    await page.getByText(words.views.manage, { exact: true }).click();
    const name = run[0] === "en" ? "Stores, soon" : "门店，快到期";
    await page.getByLabel(words.views.name, { exact: true }).fill(name);
    await page.getByRole("checkbox", { name: words.views.opens }).check();
    await page.getByRole("button", { name: words.views.save, exact: true }).click();
    const view = page.getByRole("navigation", { name: words.views.title }).getByRole("link", { name: new RegExp(name) });
    await view.waitFor();
    await sound();

    for (const typed of ["林悦", "lin yue", "linyue", "11940"]) {
      await clear();
      await page.getByLabel(words.search, { exact: true }).fill(typed);
      await show();
      await expectListed(page, words.caption, ["11940"]);
    }
    await view.click();
    await expectListed(page, words.caption, ["11377", "10588"]);
    await page.goto("/hr/register"); // it opens first
    await expectListed(page, words.caption, ["11377", "10588"]);

    await page.getByText(words.chooseColumns, { exact: true }).click();
    const choice = page.getByRole("group", { name: words.shownColumns });
    for (const column of ["department", "certification", "expires", "why"] as const)
      await choice.getByRole("checkbox", { name: words.columns[column], exact: true }).uncheck();
    await page.getByRole("button", { name: words.show, exact: true }).last().click();
    const table = page.getByRole("table", { name: words.caption });
    await expect.poll(() => table.getByRole("row").last().getByRole("cell").count()).toBe(3);
    if (run[1] === "desktop")
      expect(await table.getByRole("columnheader").allInnerTexts()).toEqual([words.columns.name, words.columns.number, words.columns.standing]);
    await sound();

    await page.goto("/hr/register?q=");
    const first = await numbersIn(page, words.caption);
    await page.getByRole("link", { name: words.next }).click();
    await page.getByRole("link", { name: words.previous }).waitFor();
    const second = await numbersIn(page, words.caption);
    expect([first.length, second.length > 5, second.at(-1) === first.at(-1)]).toEqual([50, true, false]);
    await page.getByRole("link", { name: words.previous }).click();
    await expectListed(page, words.caption, first);
  },
);

test.each(runs)(
  "in %s on a %s in %s colours (scripts: %s), a mark of the matrix and a number of the forecast lead to the people behind them",
  async (...run) => {
    const { page, words, sound } = await hrFor(run);
    await page.goto("/hr/register?q=11312");
    const way = (name: string) => page.getByRole("navigation", { name: words.ways.title }).getByRole("link", { name, exact: true }).click();
    await way(words.ways.matrix);
    await page.getByRole("heading", { level: 1, name: words.matrix.title }).waitFor();
    await sound();
    await page.emulateMedia({ media: "print" }); // on paper it is a table, with a line under each person
    const cells = page.getByRole("table", { name: words.caption }).locator("tbody > tr > *");
    expect(await cells.evaluateAll((all) => [...new Set(all.map((cell) => getComputedStyle(cell).borderBottomStyle))])).toEqual(["solid"]);
    await page.emulateMedia({ media: "screen" });
    await page
      .getByRole("table", { name: words.caption })
      .getByRole("link", { name: wordsIn(run[0]).frame.standing.lapsed })
      .click();
    await page.getByText("11312").first().waitFor();

    await page.goto("/hr/register?department=stores-east");
    await way(words.ways.forecast);
    await page.getByRole("heading", { level: 1, name: words.forecast.title }).waitFor();
    await sound();
    const numbers = page.getByRole("table", { name: words.forecast.title }).getByRole("link");
    const count = Number(await numbers.last().innerText());
    await numbers.last().click();
    await page.getByRole("heading", { level: 1, name: words.title }).waitFor();
    await expect.poll(async () => (await numbersIn(page, words.caption)).length).toBe(count);
  },
);

test.each(runs)(
  "in %s on a %s in %s colours (scripts: %s), HR takes the rows on the screen as CSV and XLSX, reads how far each file has come, and no name in them is a formula",
  async (...run) => {
    const { hr, page, words, sound } = await hrFor(run);
    await page.goto("/hr/register?department=stores-east");
    await page.getByText(FORMULA.name).waitFor();
    const shown = (await numbersIn(page, words.caption)).sort();
    const csv = await download(hr, words.export);
    const xlsx = await download(hr, words.exportSheet);
    for (const table of [readTable(csv), readTable(xlsx)]) {
      const [head, ...rows] = table.map(({ cells }) => cells);
      expect(head!.slice(0, 2)).toEqual(["staff_number", "name"]);
      expect(rows.map(([number]) => number).sort()).toEqual(shown);
      expect(rows.find(([number]) => number === FORMULA.number)![1]).toBe(`'${FORMULA.name}`);
    }
    const inSheet = readFirstSheet(xlsx).flatMap(({ cells }) => cells);
    expect(inSheet.filter(({ state, text }) => state !== "text" || /^[=+@-]/.test(text))).toEqual([]);

    await page.getByRole("link", { name: words.files.title, exact: true }).click();
    const { files } = words;
    const line = (format: string) => page.getByRole("table", { name: files.title }).getByRole("row").filter({ hasText: format }).first();
    for (const format of ["CSV", "XLSX"])
      for (const text of [files.filtered, files.states.whole, files.rows(shown.length)])
        await line(format)
          .getByText(new RegExp(`^\\W*${text}$`))
          .waitFor();
    await line("CSV").getByText(files.bytes(csv.length)).waitFor();
    await sound();
    // What takes minutes with a hundred thousand people is over here before anybody looks: one file is put back to half its way.
    changeIn(site, "update register_exports set outcome = null, rows = 7, seen_at = ? where format = 'csv'", Date.now());
    await page.getByRole("link", { name: files.again, exact: true }).click();
    await line("CSV").getByText(files.states["under-way"]).waitFor();
    await line("CSV").getByText("7", { exact: true }).waitFor();
    await sound();
    changeIn(site, "update register_exports set outcome = null, seen_at = ? where format = 'csv'", Date.now() - 600_000);
    await page.getByRole("link", { name: files.again, exact: true }).click();
    await line("CSV").getByText(files.states["broken-off"]).waitFor();
  },
);

test.each(runs)("in %s on a %s in %s colours (scripts: %s), HR reads the register of a past day, and a day to come is refused at its field", async (...run) => {
  const { hr, page, words, sound } = await hrFor(run);
  const [language] = run;
  const { replies, frame } = wordsIn(language);
  const today = dayIn((await shippedLibrary()).zone, new Date());
  const row = page.getByRole("table", { name: words.caption }).getByRole("row").filter({ hasText: "11450" });
  await page.goto("/hr/register?q=11450");
  await row.getByText(new RegExp(`^\\W*${frame.standing["in-grace"]}$`)).waitFor();
  await openFilters(page, words.filters, words.asOf);
  await page.getByLabel(words.asOf, { exact: true }).fill(addDays(today, -40));
  await page.getByRole("button", { name: words.show, exact: true }).first().click();
  await page.getByText(words.asOfNotice(formatDay(addDays(today, -40), language))).waitFor();
  await row.getByText(new RegExp(`^\\W*${frame.standing["renewal-due"]}$`)).waitFor();
  await sound();

  await page.getByLabel(words.asOf, { exact: true }).fill(addDays(today, 1));
  expect(await page.getByLabel(words.asOf, { exact: true }).evaluate((field: HTMLInputElement) => field.validity.rangeOverflow)).toBe(true); // the browser says it first
  await page.goto(`/hr/register?asOf=${addDays(today, 1)}`);
  await page.getByRole("alert").getByText(replies.field.future).waitFor();
  expect(await page.getByLabel(words.asOf, { exact: true }).inputValue()).toBe(addDays(today, 1));
  hr.noise.splice(0); // the browser names the refused page
  await sound();
});
