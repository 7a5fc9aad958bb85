import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import type { Visitor } from "~/people/visitor";
import { loader as certificatePage } from "~/routes/certificates.$serial/route";
import { action as typeNumber } from "~/routes/verify/route";
import { loader as verifyPage } from "~/routes/verify_.$serial/route";
import { certificates } from "~db/tables/certification";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { origin, post, visit, type World } from "../support/visit";

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
