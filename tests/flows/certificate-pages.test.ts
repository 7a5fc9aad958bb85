import { eq } from "drizzle-orm";
import jsqr from "jsqr";
import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import type { Visitor } from "~/people/visitor";
import { loader as certificatePage } from "~/routes/certificates.$serial/route";
import { loader as certificatePdf } from "~/routes/certificates.$serial[.]pdf/route";
import { loader as certificatePng } from "~/routes/certificates.$serial[.]png/route";
import { loader as certificateOfSomebody } from "~/routes/hr.certificates.$serial/route";
import { action as typeNumber } from "~/routes/verify/route";
import { loader as verifyPage } from "~/routes/verify_.$serial/route";
import { certificates } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { paintedPdf } from "../support/pixels";
import { smallLibrary } from "../support/small-library";
import { contextOf, origin, post, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
let holder: Visitor;
let serial: string;

beforeEach(async () => {
  world = { store: await freshStore(), library: smallLibrary(), now: at("2026-11-21") };
  holder = await makePerson(world.store, {
    ...{ id: "the-holder", name: "林悦", otherName: "Lin Yue", staffNumber: "11940", email: "lin.yue@company.test", mobile: "15400011940" },
    ...{ position: "Sales adviser", site: "Riverside", departmentId: "stores-east", hiredOn: "2026-11-12" },
  });
  await world.store.tx((w) => assign(w, world.library, { personId: holder.personId, courseId: "boot-camp", assignedBy: null }, at("2026-11-12")));
  const facts = factsFor(world, holder.personId);
  await facts.read("hear", at("2026-11-14"));
  await facts.read("pause", at("2026-11-15"));
  await facts.quiz(at("2026-11-16"));
  await facts.rolePlay(at("2026-11-18"));
  serial = (await world.store.read.select().from(certificates).where(eq(certificates.personId, holder.personId)))[0]!.serial;
});

const certificate = (visitor: Visitor | null, number = serial) => visit(world, visitor, certificatePage, `/certificates/${number}`, { serial: number });
const verify = (number: string, language?: "en" | "zh") =>
  visit(world, null, verifyPage, `/verify/${encodeURIComponent(number)}`, { serial: number }, language);

test("the holder sees their certificate, with a QR code that leads to its public page", async () => {
  const { status, data } = await certificate(holder);
  expect(status).toBe(200);
  expect(data).toMatchObject({
    holder: { name: "林悦", otherName: "Lin Yue" },
    titles: { en: "Frontline service", zh: "一线服务认证" },
    company: { en: "Harbour & Pine", zh: "海松" },
    ...{ tier: "new-hire", issued: "Wed 18 Nov 2026", expires: "Sun 12 Dec 2027", address: `${origin}/verify/${serial}` },
  });
});

test("HR may open it; a trainer, a colleague and a made-up number find nothing there", async () => {
  const [hr, trainer, colleague] = [
    await makePerson(world.store, { roles: ["hr"] }),
    await makePerson(world.store, { roles: ["trainer"], isSupervisor: true }),
    await makePerson(world.store),
  ];
  expect((await certificate(hr)).status).toBe(200);
  expect([(await certificate(trainer)).status, (await certificate(colleague)).status, (await certificate(holder, "0".repeat(26))).status]).toEqual([
    404, 404, 404,
  ]);
  expect((await certificate(null)).status).toBe(401);
});

test("a stranger is told name, title, tier, dates and status, and not a byte more of the person", async () => {
  const { status, data } = await verify(serial);
  expect(status).toBe(200);
  expect(data).toEqual({
    outcome: "found",
    certificate: {
      name: "林悦",
      otherName: "Lin Yue",
      titles: { en: "Frontline service", zh: "一线服务认证" },
      tier: "new-hire",
      issued: "Wed 18 Nov 2026",
      expires: "Sun 12 Dec 2027",
      status: "valid",
    },
    asOf: "Sat 21 Nov 2026 (Asia/Shanghai)",
  });
  const bytes = JSON.stringify(data);
  for (const secret of ["the-holder", "11940", "lin.yue", "Sales", "Riverside", "stores-east", "3.8", "380", "91"]) expect(bytes).not.toContain(secret);
});

test.each([
  ["2027-10-13", "valid"], // renewal is open
  ["2027-12-12", "valid"],
  ["2027-12-13", "in-grace"],
  ["2028-01-12", "lapsed"],
])("on %s the public page says %s", async (day, status) => {
  world.now = at(day);
  expect((await verify(serial)).data.certificate.status).toBe(status);
});

test("a number typed in lower case, with spaces, or with O for 0 and l for 1 is found", async () => {
  const sloppy = serial
    .toLowerCase()
    .replace(/0/g, "o")
    .replace(/1/g, "l")
    .replace(/(.{4})/g, "$1 ");
  expect((await verify(sloppy)).status).toBe(200);
  expect(await post(world, null, typeNumber, "/verify", { serial: `  ${sloppy}` })).toMatchObject({ status: 303, location: `/verify/${serial}` });
});

test("what cannot be a number comes back with a sentence at its field", async () => {
  for (const typed of ["", "hello", "1234", serial.slice(1), "💥".repeat(40)]) {
    const { status, data } = await post(world, null, typeNumber, "/verify", { serial: typed }, {}, "zh");
    expect(status).toBe(422);
    expect(data.typed.serial).toBe(typed);
    expect(data.errors.serial).toMatch(/\p{Script=Han}/u);
  }
  expect((await post(world, null, typeNumber, "/verify", { serial: [serial, serial] })).status).toBe(422);
  expect((await post(world, null, typeNumber, "/verify", {})).status).toBe(422);
});

test("an unknown number is a clear 404, and guessing is slowed for that address alone", async () => {
  const guess = (n: number) => verify(`0000000000000000000000${String(n).padStart(4, "0")}`);
  for (let n = 0; n < 20; n++) expect(await guess(n)).toMatchObject({ status: 404, data: { outcome: "unknown" } });
  const slowed = await guess(21);
  expect(slowed.status).toBe(429);
  expect(Number(slowed.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect((await verify(serial)).status).toBe(429); // right or wrong, so that waiting tells nothing
  world.now = new Date(world.now.getTime() + 61_000);
  expect((await verify(serial)).status).toBe(200);
});

const fileOf = async (loader: typeof certificatePdf, visitor: Visitor) =>
  (await loader({ request: new Request(origin), params: { serial }, context: contextOf(world, visitor) })) as Response;

test("the holder, whoever leads them and HR may keep it as a PDF or a picture; for all others it is not there", async () => {
  const [hr, chief] = [await makePerson(world.store, { roles: ["hr"] }), await makePerson(world.store, { isSupervisor: true })];
  const lead = await makePerson(world.store, { isSupervisor: true, managerId: chief.personId });
  await world.store.tx(async (w) => void (await w.update(people).set({ managerId: lead.personId }).where(eq(people.id, holder.personId))));
  for (const visitor of [holder, lead, chief, hr]) {
    const pdf = await fileOf(certificatePdf, visitor);
    expect([pdf.status, pdf.headers.get("Content-Type"), pdf.headers.get("Content-Disposition")]).toEqual([
      ...[200, "application/pdf", `attachment; filename="certificate-${serial}.pdf"`],
    ]);
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect((await certificate(visitor)).status).toBe(200);
  }
  expect([...new Uint8Array(await (await fileOf(certificatePng, holder)).arrayBuffer()).subarray(1, 4)]).toEqual([..."PNG"].map((c) => c.charCodeAt(0)));
  const [colleague, trainer] = [await makePerson(world.store, { managerId: lead.personId }), await makePerson(world.store, { roles: ["trainer", "admin"] })];
  for (const loader of [certificatePdf, certificatePng]) {
    for (const other of [colleague, trainer]) expect((await visit(world, other, loader, "/", { serial })).status).toBe(404);
    for (const made of ["0".repeat(26), "%00", "x".repeat(500)]) expect((await visit(world, hr, loader, "/", { serial: made })).status).toBe(404);
    expect((await visit(world, null, loader, "/", { serial })).status).toBe(401);
  }
});

test("an edited PDF is exposed: its code leads to the page with the true name, title and dates", async () => {
  const forged = { holder: { name: "张伟", otherName: "Zhang Wei", staffNumber: "1" }, expiresOn: "2099-12-31", titles: { en: "Leadership", zh: "领导力" } };
  const { printCertificate } = await import("~/certification/printing.server");
  const [genuine] = await world.store.read.select().from(certificates).where(eq(certificates.serial, serial));
  const bytes = await printCertificate({ certificate: { ...genuine!, ...forged }, standing: "certified", origin }, "pdf");
  const { paper, width, height } = await paintedPdf(bytes, 2);
  const address = jsqr(new Uint8ClampedArray(paper.getImageData(0, 0, width, height).data), width, height)!.data;
  expect(address).toBe(`${origin}/verify/${serial}`);
  const { data } = await verify(new URL(address).pathname.split("/").at(-1)!);
  expect(data.certificate).toMatchObject({ name: "林悦", titles: { en: "Frontline service" }, expires: "Sun 12 Dec 2027", status: "valid" });
});

test("holder and HR are told which character of a name no sheet can show", async () => {
  await world.store.tx(async (w) => {
    await w
      .update(certificates)
      .set({ holder: { name: "林𪚥", otherName: "Lin Ye", staffNumber: "11940" } })
      .where(eq(certificates.serial, serial));
  });
  const hr = await makePerson(world.store, { roles: ["hr"] });
  expect((await certificate(holder)).data.undrawable).toContain("𪚥 (U+2A6A5)");
  expect((await visit(world, hr, certificateOfSomebody, "/", { serial }, "zh")).data.undrawable).toContain("没有的字：𪚥");
  expect((await certificate(await makePerson(world.store))).status).toBe(404);
});
