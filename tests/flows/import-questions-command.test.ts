import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runVerb } from "~/cli/run-verb";
import { verbs } from "~/cli/verbs";
import { compile } from "~/content/compile";
import { companyFiles, layOver } from "~/content/overlay.server";
import type { Settings } from "~db/settings";
import { auditEntries, auditValues } from "~db/tables/audit";
import { contentFiles } from "~db/tables/content";
import { emptySettings, storeOn } from "../support/database";
import { shippedFiles } from "../support/library";

const folder = mkdtempSync(join(tmpdir(), "rung-import-"));
afterAll(() => rmSync(folder, { recursive: true }));
let settings: Settings;
beforeEach(async () => void (settings = await emptySettings()));

async function rung(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runVerb(verbs, args, { out: (line) => out.push(line), err: (line) => err.push(line) }, () => settings);
  return { code, out: out.join("\n"), err: err.join("\n") };
}
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const gift = "::Wait:: How long do you wait? { ~No time =Three seconds ~An hour }\n\n::Story:: Tell the story. {}\n";

describe("rung import-questions", () => {
  test("writes good questions as drafts of the company's own file, reports the refused ones, and leaves an audit row", async () => {
    const { code, out } = await rung("import-questions", file("a.gift", gift), "--format", "gift", "--into", "listening", "--json");
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      imported: 1,
      refused: 1,
      questions: [
        { ref: "Wait", kind: "single", status: "imported", reason: expect.stringContaining("Still to be written in Chinese: text, option a") },
        { ref: "Story", kind: "essay", status: "refused", reason: expect.any(String) },
      ],
    });
    const store = storeOn(settings);
    const { library, everything, faults } = compile(layOver(await shippedFiles(), await companyFiles(store.read)));
    const { id } = report.questions[0];
    expect(faults).toEqual([]);
    expect(everything.modules.get("m04")!.quiz!.questions.find((one) => one.id === id)).toMatchObject({
      status: "draft",
      text: { en: "How long do you wait?" },
    });
    expect(
      library.modules.get("m04")!.quiz!.questions.map((one) => one.id),
      "a draft can never be drawn",
    ).not.toContain(id);
    const [row] = await store.read
      .select({ values: auditValues.values })
      .from(auditEntries)
      .innerJoin(auditValues, eq(auditValues.entryId, auditEntries.id))
      .where(eq(auditEntries.act, "questions.imported"));
    expect(row!.values).toMatchObject({ module: "m04", format: "gift", file: "a.gift", ids: [id] });

    const again = await rung("import-questions", join(folder, "a.gift"), "--format", "gift", "--into", "m04", "--json");
    expect(JSON.parse(again.out)).toMatchObject({ imported: 0, questions: [{ reason: `The bank has this question already: ${id}.` }, {}] });
    expect(again.code, "to import a file again is no failure").toBe(0);
    expect(await store.read.select().from(contentFiles)).toHaveLength(1);
  });

  test("a dry run says the same and writes nothing", async () => {
    const { code, out } = await rung("import-questions", file("a.gift", gift), "--format", "gift", "--into", "M04", "--dry-run");
    expect(code).toBe(0);
    expect(out).toMatch(/Wait \(single\): imported\. /);
    expect(out).toMatch(/Would import 1, refuse 1\. Nothing was written\.$/);
    expect(await storeOn(settings).read.select().from(contentFiles)).toEqual([]);
  });

  test("a harmful or unreadable file is refused with one sentence, and nothing is left behind", async () => {
    const bomb = file("bomb.xml", `<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>`);
    const { code, out, err } = await rung("import-questions", bomb, "--format", "moodle-xml", "--into", "m04", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ imported: 0, refused: 0, questions: [] });
    expect(err).toContain("The file defines entities of its own.");
    expect((await rung("import-questions", join(folder, "missing"), "--format", "gift", "--into", "m04")).err).toContain("there is no such file");
    expect(await storeOn(settings).read.select().from(contentFiles)).toEqual([]);
  });

  test("when no question can be taken it fails; an unknown module or a wrong call says what is expected", async () => {
    const none = file("none.gift", "Tell. {}\n");
    expect((await rung("import-questions", none, "--format", "gift", "--into", "m04")).code).toBe(1);
    const unknown = await rung("import-questions", none, "--format", "gift", "--into", "nothing");
    expect(unknown.err).toContain('there is no module "nothing"');
    expect(unknown.code).toBe(1);
    for (const args of [
      [],
      [none],
      [none, "--format", "csv", "--into", "m04"],
      [none, "--format", "gift"],
      [none, "--format", "gift", "--into", "m04", "--sure"],
    ])
      expect((await rung("import-questions", ...args)).code).toBe(2);
  });
});
