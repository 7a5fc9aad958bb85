import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectSound, type Someone, screens, signIn, someone } from "../support/browser";
import { rolePlayPages } from "../support/role-play-pages";
import { type Site, startSite } from "../support/site";

let site: Site;
let database: Database.Database;
let ofRolePlays: Record<string, string[]>;
beforeAll(async () => {
  site = await startSite();
  database = new Database(join(site.dataDir, "rung.sqlite"), { readonly: true });
});
beforeAll(async () => {
  ofRolePlays = await rolePlayPages(site);
});
afterAll(() => void database.close());

const one = (sql: string) => String(Object.values(database.prepare(sql).get() as object)[0]);
const personOf = (account: string) => `(select id from people where email = '${account}@demo.rung')`;
const graded = (state: string) =>
  one(`select p.id from performances p join performance_graders g on g.performance_id = p.id where g.person_id = ${personOf("trainer")} and ${state} limit 1`);

/** Every page there is, as the one it is for: full, empty, and refused. */
const rounds: Record<string, () => string[]> = {
  "-": () => [
    "/sign-in",
    "/sign-in/help",
    "/verify",
    `/verify/${one("select serial from certificates limit 1")}`,
    "/verify/0000000000000000000000000A",
    "/first-sign-in/nobody",
    "/mail/nobody",
  ],
  newhire: () => [
    "/learn",
    "/record",
    "/account",
    "/messages",
    "/modules/listening",
    "/modules/listening/quiz",
    "/modules/listening/aid",
    "/exams/frontline-exam",
    "/glossary",
    "/practice",
    "/phrases",
    "/phrases?q=wait",
    "/phrases?q=nothing-like-it",
    "/no-such-page",
  ],
  learner2: () => [
    "/learn",
    "/record",
    "/modules/listening/quiz",
    `/attempts/${one(`select attempt_id from attempt_results where person_id = ${personOf("learner2")} and passed = 0`)}/result`,
    `/attempts/${one(`select attempt_id from attempt_results where person_id = ${personOf("learner2")} and passed = 1`)}/result`,
    `/performances/${one(`select id from performances where staff_id = ${personOf("learner2")}`)}`,
  ],
  trainer: () => {
    const [waiting, released] = [graded("released_at is null and scheduled_at < unixepoch() * 1000"), graded("released_at is not null")];
    return [
      "/content/analysis",
      "/content/modules/listening/analysis",
      "/grading",
      "/grading/new",
      "/grading?wait=sign",
      "/grading/sign",
      "/grading/paper",
      "/grading/agreement",
      "/grading/conflicts",
      `/performances/${released}/correction`,
      `/performances/${waiting}`,
      `/performances/${waiting}/score`,
      `/performances/${waiting}/paper`,
      `/performances/${waiting}/ending`,
      `/performances/${released}`,
      "/learn",
    ];
  },
  supervisor: () => [
    "/team",
    "/sign-offs",
    `/team/${one(`select id from people where manager_id = ${personOf("supervisor")} limit 1`)}`,
    `/people/${one(`select ${personOf("newhire")}`)}/slip`,
    "/admin",
  ],
  hr: () => [
    "/hr/register",
    "/hr/register?standing=lapsed",
    "/hr/register?asOf=2026-01-31",
    "/hr/register?asOf=2999-01-31",
    "/hr/register?columns=department&columns=standing",
    "/hr/register/exports",
    "/hr/register/matrix",
    "/hr/register/forecast",
    "/hr/register/forecast?tier=boss",
    "/hr/register/share",
    "/hr/register/share?certification=frontline-service",
    "/hr/register/matrix?asOf=2026-01-31",
    "/hr/register/matrix?q=nobody-at-all",
    "/hr/readiness",
    "/hr/rules",
    "/hr/rules/frontline-service",
    "/hr/signers",
    "/sign-offs",
    "/hr/public-page",
    "/hr/remarked",
    "/hr/assignments",
    "/hr/assignments/new",
    "/grading/conflicts",
    "/hr/register?q=nobody-at-all",
    "/hr/people",
    "/hr/people?q=nobody-at-all",
    "/hr/people/odd",
    "/admin/audit",
    "/hr/packs",
    "/admin/audit?person=nobody-at-all",
    `/admin/people/${one(`select id from people where email = 'newhire@demo.rung'`)}`,
    `/admin/people/${one(`select ${personOf("newhire")}`)}/merge?with=${one("select staff_number from people where email = 'learner2@demo.rung'")}`,
    "/admin/groups",
    "/hr/people/import",
    "/hr/certificates/import",
    `/hr/certificates/${one("select serial from certificates limit 1")}`,
    `/hr/people/${one("select person_id from certificates limit 1")}/record`,
    `/hr/people/${one("select person_id from certificates limit 1")}/exceptions`,
  ],
  author: () => [
    "/content",
    "/content/modules/listening",
    "/content/modules/listening/import",
    "/content/modules/listening/analysis",
    "/content/modules/listening/analysis?scope=all",
    "/content/modules/listening/questions/m04-q01/regrade",
    "/content/modules/listening/lessons/eight-points",
    "/content/role-plays/rp04",
    "/content/exams/frontline-exam",
    "/content/exams/frontline-exam/analysis",
    "/content/exams/frontline-exam-full",
  ],
  admin: () => [
    "/admin",
    "/admin?q=nobody-at-all",
    "/admin/people/new",
    "/admin/people/paste",
    `/admin/people/${one(`select ${personOf("trainer")}`)}`,
    "/admin/slips",
    "/admin/mail",
    "/messages",
    "/admin/departments",
    "/admin/groups",
    `/admin/groups/${one("select id from groups limit 1")}`,
  ],
};

describe.each([
  { language: "en", dark: "desktop" },
  { language: "zh", dark: "phone" },
] as const)("in $language, dark on a $dark and light on the other screen", ({ language, dark }) => {
  test.each(Object.keys(rounds))(
    "the pages of %s are sound: axe finds nothing, nothing scrolls sideways, the console is silent",
    { timeout: 180_000 },
    async (account) => {
      const visitor = await someone(site, { language });
      if (account !== "-") await signIn(visitor, `${account}@demo.rung`, language);
      for (const path of [...rounds[account]!(), ...(ofRolePlays[account] ?? [])]) {
        await look(visitor, "phone", dark);
        const answer = await visitor.page.goto(path);
        expect(answer!.status(), path).toBeLessThan(500);
        if (answer!.status() >= 400) visitor.noise.splice(0); // the browser itself notes a refused page
        await expectSound(visitor);
        await look(visitor, "desktop", dark);
        await expectSound(visitor);
      }
    },
  );
});

async function look({ page }: Someone, screen: keyof typeof screens, dark: keyof typeof screens) {
  await page.setViewportSize(screens[screen]);
  await page.emulateMedia({ colorScheme: screen === dark ? "dark" : "light" });
}
