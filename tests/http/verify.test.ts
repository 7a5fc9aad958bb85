import { eq, ne } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { openStore } from "~db/open";
import { readSettings } from "~db/settings";
import { certificates } from "~db/tables/certification";
import { departments, people } from "~db/tables/people";
import { get, postForm, type Site, startSite } from "../support/site";

type Holder = { serial: string; shown: string[]; secrets: string[] };
let site: Site;
let holder: Holder;

beforeAll(async () => {
  site = await startSite();
  holder = await someHolder();
});

/** Somebody certified in the demo company, with everything that is nobody's business. */
async function someHolder(): Promise<Holder> {
  const store = openStore(readSettings({ DATA_DIR: site.dataDir }));
  const [row] = await store.read
    .select({ person: people, department: departments, certificate: certificates })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .innerJoin(departments, eq(departments.id, people.departmentId))
    .where(ne(people.email, ""))
    .limit(1);
  await store.close();
  const { person, department, certificate } = row!;
  const secrets = [
    person.id,
    person.staffNumber,
    person.email,
    person.mobile,
    person.position,
    person.site,
    person.managerId,
    person.departmentId,
    person.sortKey,
    department.name,
  ];
  return {
    serial: certificate.serial,
    shown: [person.name, certificate.titles.en],
    secrets: [...secrets, department.otherName, certificate.id, certificate.rulesHash, ...certificate.factIds.map(({ factId }) => factId)].filter(
      (secret) => secret !== null,
    ),
  };
}

test.each(["", ".data"])("no byte of the public page%s tells more of the holder than it may", async (suffix) => {
  const answer = await get(site, `/verify/${holder.serial}${suffix}`);
  const bytes = await answer.text();
  expect(answer.status).toBe(200);
  for (const text of holder.shown) expect(bytes).toContain(text);
  for (const secret of holder.secrets) expect(bytes).not.toContain(secret);
  if (!suffix) expect(answer.headers.get("X-Robots-Tag")).toBe("noindex");
});

test("a stranger who types the number is led to its page; an unknown one is answered with 404", async () => {
  const led = await postForm(site, "/verify", { serial: holder.serial.toLowerCase() });
  expect([led.status, led.headers.get("Location")]).toEqual([303, `/verify/${holder.serial}`]);
  const unknown = await get(site, `/verify/${"0".repeat(26)}`, { "Accept-Language": "zh-CN" });
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toContain("没有这个编号的证书");
});

test("the certificate itself is for its holder and HR: a stranger is asked to sign in", async () => {
  const answer = await get(site, `/certificates/${holder.serial}`);
  expect([answer.status, answer.headers.get("Location")]).toEqual([302, `/sign-in?to=${encodeURIComponent(`/certificates/${holder.serial}`)}`]);
});
