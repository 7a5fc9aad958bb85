import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { examine } from "~/doctor/examine.server";
import type { Finding } from "~/doctor/finding";
import type { Visitor } from "~/people/visitor";
import { action as choosePack } from "~/routes/hr.packs/route";
import { loader as packFile } from "~/routes/hr.packs_.$id[.]zip/route";
import { loader as recordPage } from "~/routes/hr.people_.$id.record/route";
import { loader as recordCsv } from "~/routes/hr.people_.$id.record[.]csv/route";
import { loader as recordPdf } from "~/routes/hr.people_.$id.record[.]pdf/route";
import { action as sign } from "~/routes/sign-offs/route";
import { openZip } from "~/sheets/zip";
import { auditEntries } from "~db/tables/audit";
import { signOffWaits } from "~db/tables/sign-offs";
import { makePerson } from "../support/people";
import { inkIn, paintedPdf, shareOfInk } from "../support/pixels";
import { at, linkOf, meetAll, type SigningWorld, signingWorld } from "../support/sign-offs";
import { contextOf, origin, post, visit } from "../support/visit";

let world: SigningWorld;
beforeEach(async () => {
  world = await signingWorld();
  await meetAll(world, world.learner);
});

const waits = () => world.store.read.select().from(signOffWaits).where(eq(signOffWaits.personId, world.learner.personId));
const signs = async (visitor: Visitor) =>
  expect((await post(world, { ...visitor, steppedUpAt: world.now }, sign, "/sign-offs", { intent: "sign", link: await linkOf(world) })).status).toBe(303);
const givesBack = async (visitor: Visitor, reason: string) =>
  expect((await post(world, visitor, sign, "/sign-offs", { intent: "return", link: await linkOf(world), reason })).status).toBe(303);

/** The trainer signs, the lead gives back and signs the day after, then HR. */
async function signedByAll() {
  await signs(world.trainer);
  world.now = at("2026-11-22");
  await givesBack(world.lead, "=Show the closing, once more.");
  world.now = at("2026-11-23");
  await signs(world.lead);
  world.now = at("2026-11-24");
  await signs(world.hr);
}

const file = async (loader: typeof recordCsv, id = world.learner.personId, language: "en" | "zh" = "en") =>
  (await loader({ request: new Request(origin), params: { id }, context: contextOf(world, world.hr, language) })) as Response;
type Line = Record<string, string>;
const told = (lines: Line[]) => lines.filter(({ kind }) => kind === "signed-off").map(({ when, what, by, details }) => [when, what, by, details]);
const signatures = [
  ["Sat 21 Nov 2026, 10:00", "Signed off: Frontline service", "Su Xiaolan", "trainer · Su Xiaolan · Has been taught and told the result."],
  ["Sun 22 Nov 2026, 10:00", "Not signed but given back: Frontline service", "Zhou Qihang", "direct supervisor · Zhou Qihang · =Show the closing, once more."],
  ["Mon 23 Nov 2026, 10:00", "Signed off: Frontline service", "Zhou Qihang", "direct supervisor · Zhou Qihang · Does at work what was shown in training."],
  ["Tue 24 Nov 2026, 10:00", "Signed off: Frontline service", "Shen Jianing", "HR · Shen Jianing · The record is complete."],
];

test("the file of a record has every signature and what was given back, with who, as what, and in which words", async () => {
  await signedByAll();
  const lines: Line[] = parse(await (await file(recordCsv)).text(), { bom: true, columns: true });
  expect(told(lines)).toEqual(signatures);
  expect(lines.at(-1)).toMatchObject({ kind: "certified", when: "Tue 24 Nov 2026, 10:00" });
  for (const { version } of lines.filter(({ kind }) => kind === "signed-off")) expect(version).toMatch(/^[0-9a-f]{64}$/);
  const inChinese: Line[] = parse(await (await file(recordCsv, world.learner.personId, "zh")).text(), { bom: true, columns: true });
  expect(told(inChinese)[2]).toEqual(["2026年11月23日 周一 10:00", "签核通过：一线服务认证", "周启航", "直属上级 · 周启航 · 培训里做到的，岗位上也做到了。"]);
});

test("under the certificate a requirement was met, and a signature given, on its day", async () => {
  await signedByAll();
  const says = async (language?: "zh") => {
    const { data } = await visit(world, world.hr, recordPage, "/", { id: world.learner.personId }, language);
    return data.certificates[0].proofs.map((proof: { title: string; says: string }) => [proof.title, proof.says]);
  };
  expect((await says()).slice(-4).map(([, on]: string[]) => on)).toEqual(["met", "given", "given", "given"]);
  expect((await says("zh")).at(-1)).toEqual([expect.stringContaining("HR"), "签字日期："]);
});

test("the PDF of a record has a line for each signature", async () => {
  const painted = async () => paintedPdf(new Uint8Array(await (await file(recordPdf)).arrayBuffer()), 1);
  const whole = { x: 48, y: 60, width: 500, height: 720 };
  const before = shareOfInk(inkIn(await painted(), whole));
  await signs(world.trainer);
  const one = shareOfInk(inkIn(await painted(), whole));
  expect(one).toBeGreaterThan(before);
  await signs(world.lead);
  expect(shareOfInk(inkIn(await painted(), whole))).toBeGreaterThan(one);
});

test("a pack for an auditor has the signatures in the record, and the certificate that rests on them", async () => {
  await signedByAll();
  const { location } = await post(world, world.hr, choosePack, "/hr/packs", { intent: "name", numbers: "11940" });
  const id = new URL(location!, origin).searchParams.get("pack")!;
  const answer = (await packFile({ request: new Request(origin), params: { id }, context: contextOf(world, world.hr) })) as Response;
  const read = openZip(Buffer.from(await answer.arrayBuffer()), 50_000_000);
  expect(told(parse(read("11940/record.csv")!, { bom: true, columns: true }))).toEqual(signatures);
  const names: string[] = JSON.parse(read("manifest.json")!.toString()).files.map(({ name }: { name: string }) => name);
  expect(names.filter((name) => /^11940\/certificate-\w+\.pdf$/.test(name))).toHaveLength(1);
  expect(read(names.find((name) => name.startsWith("content/rules"))!)!.toString()).toContain("The record is complete.");
});

test("the doctor finds a wait without its reason and one that is missing, tells them and mends them on request", async () => {
  const other = await makePerson(world.store, { name: "Zhou Hang" });
  const [kept] = await waits();
  const stray = { ...kept!, personId: other.personId };
  await world.store.tx(async (w) => {
    await w.delete(signOffWaits).where(eq(signOffWaits.personId, world.learner.personId));
    await w.insert(signOffWaits).values(stray);
  });
  const examined = async (fix: boolean) => {
    const found: Finding[] = [];
    for await (const finding of examine({ store: world.store, library: world.library, now: world.now, fix, files: "/nowhere" })) found.push(finding);
    return found.filter(({ what }) => what === "sign-off-wait");
  };
  const both = [
    { personId: world.learner.personId, kept: null, given: { signOffId: "trainer", office: "trainer" } },
    { personId: other.personId, kept: { signOffId: "trainer" }, given: null },
  ];
  const told = async (fix: boolean) =>
    expect(await examined(fix)).toEqual(
      expect.arrayContaining(
        both.map((one) =>
          expect.objectContaining({
            ...one,
            kept: one.kept && expect.objectContaining(one.kept),
            given: one.given && expect.objectContaining(one.given),
            mended: fix,
          }),
        ),
      ),
    );
  await told(false);
  expect(await waits()).toEqual([]);
  await told(true);
  expect(await waits()).toEqual([kept]);
  expect(await world.store.read.select().from(signOffWaits)).toEqual([kept]);
  expect(await world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "doctor.mended"))).toHaveLength(2);
  expect(await examined(true)).toEqual([]);
});
