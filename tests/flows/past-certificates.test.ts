import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import * as page from "~/routes/hr.certificates.import/route";
import * as record from "~/routes/hr.people_.$id.record/route";
import * as register from "~/routes/hr.register/route";
import { auditEntries } from "~db/tables/audit";
import { certificates } from "~db/tables/certification";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, upload, visit, type World } from "../support/visit";

let world: World;
let hr: Visitor;
let chen: Visitor;
beforeEach(async () => {
  const store = await freshStore();
  hr = await makePerson(store, { staffNumber: "100", name: "Shen Jianing", roles: ["hr"] });
  chen = await makePerson(store, { staffNumber: "200", name: "陈梅" });
  world = { store, library: smallLibrary(), now: new Date("2026-11-27T06:00:00Z") };
});

const path = "/hr/certificates/import";
const handIn = (text: string) => upload(world, hr, page.action, path, { intent: "preview", file: new File([text], "old.csv") });
const all = () => world.store.read.select().from(certificates).orderBy(asc(certificates.issuedOn));

test("HR takes past certificates over: the newest counts by its own days, register and record say that they come from a list, and the same list again adds nothing", async () => {
  const list = "工号;认证;颁发日期;有效期至;证书名称\n200;一线服务认证;2026-02-01;2027-01-31;Old badge\n200;frontline;2025-01-15;2026-01-14;\n";
  const { status, data } = await handIn(list);
  expect([status, data.shown]).toMatchObject([200, { added: 2, unchanged: 0, refused: 0 }]);
  expect(await all(), "nothing is written before it is confirmed").toEqual([]);

  const { name, content } = data.shown;
  const write = () => post(world, hr, page.action, path, { intent: "write", name, content });
  expect((await Promise.all([write(), write()])).map((one) => one.location)).toEqual(["/hr/register", "/hr/register"]);
  const [older, newer] = await all();
  expect(await all()).toHaveLength(2);
  expect(older).toMatchObject({ personId: chen.personId, issuedOn: "2025-01-15", expiresOn: "2026-01-14", importedBy: hr.personId, importedAt: world.now });
  expect([older!.endedAt, newer!.endedAt, newer!.renews]).toEqual([newer!.issuedAt, null, older!.id]);
  expect(newer).toMatchObject({ titles: { en: "Old badge", zh: "Old badge" }, factIds: [], expiresOn: "2027-01-31" });

  const rows = (await visit(world, hr, register.loader, "/hr/register")).data.rows;
  expect(rows).toMatchObject([{ staffNumber: "200", standing: "certified", why: "Issued Sun 1 Feb 2026, taken over from a list" }]);
  const { facts } = (await visit(world, hr, record.loader, `/hr/people/${chen.personId}/record`, { id: chen.personId })).data;
  expect(facts.at(-1).details).toContain("Taken over from a list on Fri 27 Nov 2026 by Shen Jianing, with the days that stood in it.");
  expect(await world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "certification.past-added"))).toHaveLength(2);
});

test("a list with a row that cannot be taken is told by row and column, and writes nothing", async () => {
  const { status, data } = await handIn(
    "staff_number,certification,issued,expires\n200,frontline,2026-02-01,2027-01-31\n999,frontline,31.02.2026,2027-01-31\n",
  );
  expect(status).toBe(422);
  expect(data.shown).toMatchObject({
    content: "",
    refused: 1,
    rows: [
      {
        row: 3,
        staffNumber: "999",
        sentences: ["Staff number: Nobody has the staff number “999”. Import the people first.", "Issued: “31.02.2026” is no day. Write it as 2026-11-27."],
      },
      { row: 2, status: "added" },
    ],
  });
  expect((await handIn("staff_number,certification,issued\n")).data.errors.file).toBe("No column is headed “Expires”.");
  expect((await handIn("")).data.errors.file).toBe("Choose a file.");
  expect((await visit(world, chen, page.loader, path)).status).toBe(403);
  expect(await all()).toEqual([]);
});
