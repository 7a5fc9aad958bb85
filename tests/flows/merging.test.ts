import { eq, getTableColumns, getTableName } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { settleCertifications } from "~/certification/issuing.server";
import { catalogues } from "~/locale/catalogues";
import { tell } from "~/messages/tell.server";
import { movable } from "~/people/merging-tables.server";
import { hashPassword, setPassword } from "~/people/passwords.server";
import { beginSession, visitorOf } from "~/people/sessions.server";
import { signIn } from "~/people/sign-in.server";
import { importList } from "~/people/staff-import.server";
import { readStaffList } from "~/people/staff-list.server";
import { reportOf } from "~/people/staff-report";
import type { Visitor } from "~/people/visitor";
import { signatureHolds } from "~/role-plays/signing.server";
import * as personPage from "~/routes/admin_.people.$id/route";
import * as mergePage from "~/routes/admin_.people.$id_.merge/route";
import type { Store } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { auditEntries } from "~db/tables/audit";
import { certificates, registerRows } from "~db/tables/certification";
import { lessonReadings } from "~db/tables/courses";
import { groupMemberships, groups, people, roles } from "~db/tables/people";
import { attempts } from "~db/tables/quizzes";
import { performanceGraders, performances, scorecards } from "~db/tables/role-plays";
import { freshStore } from "../support/database";
import { everyTable, foreignKeys, rowsOfEveryTable } from "../support/every-table";
import { factsFor, planFor } from "../support/facts";
import { makePerson } from "../support/people";
import { planned, rolePlayWorld, scoredAndSigned } from "../support/role-play";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

const now = new Date("2026-11-27T02:00:00Z");
const days = (n: number) => new Date(now.getTime() + n * 86_400_000);

async function house(world?: World) {
  const here = world ?? { store: await freshStore(), library: smallLibrary(), now };
  const hr = await makePerson(here.store, { name: "Shen Jianing", roles: ["hr"] });
  const kept = await makePerson(here.store, { staffNumber: "200", name: "Lin Yue" });
  const look = (stays: Visitor, other: string, me = hr, at = here.now) =>
    visit({ ...here, now: at }, me, mergePage.loader, `/admin/people/${stays.personId}/merge?with=${encodeURIComponent(other)}`, { id: stays.personId });
  const act = (stays: Visitor, form: Record<string, string | string[]>, me = hr, at = here.now) =>
    post({ ...here, now: at }, me, mergePage.action, "/", form, { id: stays.personId });
  const merge = async (stays: Visitor, goes: Visitor, me = hr) => {
    const seen = (await look(stays, goes.staffNumber, me)).data.look?.version ?? "";
    return act(stays, { intent: "merge", other: goes.personId, seen }, me);
  };
  const page = async (person: Visitor, at = here.now) => (await visit({ ...here, now: at }, hr, personPage.loader, "/", { id: person.personId })).data;
  const undo = async (person: Visitor, at = days(0.5)) => act(person, { intent: "undo", merge: (await page(person)).merges[0]?.mergeId ?? "gone" }, hr, at);
  return { ...here, hr, kept, look, act, merge, page, undo };
}

/** Everything there is, but what only grows: the audit trail, the merges themselves; and what is derived or ended by them. */
async function everything({ read }: Store) {
  const all = await rowsOfEveryTable(read);
  for (const name of ["audit_entries", "audit_values", "merges", "sessions", "register_rows", "sign_off_waits"]) delete all[name];
  return all;
}

test("every column that refers to people either moves with who it is about, or says who did something and stays", () => {
  const saysWhoDidIt = /(^by|By|^(grader|owner|replaced|kept|merged))(Person)?(Id)?$/;
  const stays = [
    "name_words",
    "passwords",
    "sessions",
    "sign_in_links",
    "sign_in_letters",
    "known_browsers",
    "planned_changes",
    "register_rows",
    "sign_off_waits",
  ];
  const left = ["deliveries", "letters", "stopped_addresses", "mail_choices", "performance_parts", "performance_graders", "staff_imports", "rule_effects"];
  const moved = Object.values(movable).map(({ table, person }) => `${getTableName(table)}.${person.name}`);
  const open = everyTable.flatMap((table) =>
    foreignKeys(table)
      .filter(({ to }) => getTableName(to) === "people")
      .flatMap(({ columns }) => columns.map((column) => `${getTableName(table)}.${column}`))
      .filter((column) => !moved.includes(column) && !saysWhoDidIt.test(column.split(".")[1]!) && ![...stays, ...left].includes(column.split(".")[0]!)),
  );
  expect(open).toEqual([]);
  for (const { table, property } of Object.values(movable)) expect(Object.keys(getTableColumns(table))).toContain(property);
});

describe("two records of one person", () => {
  test("are looked at first, then made one: what either did counts for the one kept, and undoing puts back every row", async () => {
    const h = await house();
    const { store, kept, library } = h;
    const old = await makePerson(store, { staffNumber: "100", name: "林悦", email: "lin@example.com", roles: ["trainer"] });
    const report = await makePerson(store, { managerId: old.personId });
    const granted = await makePerson(store, { roles: ["admin"] });
    for (const { personId } of [kept, old]) {
      await store.tx((w) => assign(w, library, { personId, courseId: "boot-camp", assignedBy: null }, days(-20)));
      await factsFor(h, personId).quiz(days(-9), { passed: false });
      await store.tx((w) => tell(w, [personId], { kind: "mail-stopped", on: "2026-11-01", personId: report.personId }, days(-5)));
    }
    await factsFor(h, old.personId).quiz(days(-8), { passed: false });
    await factsFor(h, old.personId).read("l1", days(-7));
    await planFor(store, old.personId, days(-3));
    await store.tx(async (w) => {
      let number = 0;
      for (const { id, personId } of await w.select().from(attempts).orderBy(attempts.startedAt, attempts.id))
        await w
          .update(attempts)
          .set({ number: personId === kept.personId ? 1 : ++number })
          .where(eq(attempts.id, id));
      await w.insert(groups).values({ id: "east", name: "East", sortKey: "east", createdAt: days(-30) });
      const since = { groupId: "east", fromOn: "2026-10-01" };
      await w.insert(groupMemberships).values([
        { ...since, personId: kept.personId, part: "member" },
        { ...since, personId: old.personId, part: "member" },
        { ...since, personId: old.personId, part: "trainer" },
      ]);
    });
    const before = await everything(store);

    const admin = granted;
    const { data } = await h.look(kept, "100", admin);
    expect(data.look.blocks).toEqual([]);
    expect(data.look.counts).toEqual(
      expect.arrayContaining(["Lessons read: 1", "Tries at tests: 2", "Role-plays, with their scorecards: 1", "Roles: 1", "People who report to them: 1"]),
    );
    expect(data.look.doubles).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Course .*goes on, the other ends\.$/),
        "Group East: they stay in it once.",
        "Messages told to both: 1. They stay with the old record.",
      ]),
    );
    expect(data.look.takes).toBe("Goes over: lin@example.com.");
    expect((await h.look(kept, "100")).data.error).toContain("could not give"); // HR gives nobody a role
    expect((await h.merge(kept, old)).status).toBe(403);
    expect(await everything(store)).toEqual(before);

    expect((await h.merge(kept, old, admin)).status).toBe(303);
    const numbers = (await store.read.select().from(attempts).where(eq(attempts.personId, kept.personId))).map(({ number }) => number).sort();
    expect(numbers).toEqual([1, 2, 3]);
    expect(await store.read.select().from(attempts).where(eq(attempts.personId, old.personId))).toEqual([]);
    const open = (await store.read.select().from(assignments).where(eq(assignments.personId, kept.personId))).filter(({ endedAt }) => endedAt === null);
    expect(open).toHaveLength(1);
    expect((await store.read.select().from(people).where(eq(people.id, report.personId)))[0]!.managerId).toBe(kept.personId);
    expect((await store.read.select().from(roles).where(eq(roles.personId, kept.personId))).map(({ role }) => role)).toEqual(["trainer"]);
    expect((await h.page(old)).merges[0].said).toContain("was merged into 200 Lin Yue");
    expect((await h.page(old)).may.reopen).toBe(false);
    expect((await h.page(kept)).merges[0]).toMatchObject({ other: { name: "100 林悦" }, until: "Sat 28 Nov 2026, 10:00" });
    expect((await store.read.select().from(registerRows)).map(({ personId }) => personId)).toEqual([kept.personId]);

    expect((await post(h, admin, mergePage.action, "/", { intent: "undo", merge: (await h.page(kept)).merges[0].mergeId }, { id: kept.personId })).status).toBe(
      303,
    );
    expect(await everything(store)).toEqual(before);
    const acts = (await store.read.select().from(auditEntries)).map(({ act }) => act);
    expect(acts.filter((one) => one.startsWith("people.merge"))).toEqual(["people.merged", "people.merged", "people.merge-undone", "people.merge-undone"]);
  });

  test("keep what was done since with the one kept when the merge is undone, with a number of its own", async () => {
    const h = await house();
    const old = await makePerson(h.store, { staffNumber: "100" });
    await factsFor(h, old.personId).quiz(days(-9), { passed: false });
    await h.store.tx(async (w) => void (await w.update(attempts).set({ number: 1 })));
    await h.merge(h.kept, old);
    await factsFor(h, h.kept.personId).quiz(days(0.1));
    await factsFor(h, h.kept.personId).read("l1", days(0.2));
    await h.store.tx(
      async (w) =>
        void (await w
          .update(attempts)
          .set({ number: 2 })
          .where(eq(attempts.startedAt, days(0.1)))),
    );
    expect((await h.undo(h.kept)).status).toBe(303);
    const tries = async ({ personId }: Visitor) =>
      (await h.store.read.select().from(attempts).where(eq(attempts.personId, personId))).map(({ startedAt, number }) => [startedAt, number]);
    expect([await tries(old), await tries(h.kept)]).toEqual([[[days(-9), 1]], [[days(0.1), 1]]]);
    expect((await h.store.read.select().from(lessonReadings)).map(({ personId }) => personId)).toEqual([h.kept.personId]);
  });

  test("earn together what neither had, and no certificate stays without its facts when that is undone", async () => {
    const h = await house();
    const old = await makePerson(h.store, { staffNumber: "100" });
    await h.store.tx((w) => assign(w, h.library, { personId: h.kept.personId, courseId: "boot-camp", assignedBy: null }, days(-20)));
    const [mine, theirs] = [factsFor(h, h.kept.personId), factsFor(h, old.personId)];
    for (const { lessons } of [h.library.modules.get("m04")!]) for (const { id } of lessons) await mine.read(id, days(-9));
    await mine.quiz(days(-9));
    await theirs.rolePlay(days(-5));
    expect(await h.store.read.select().from(certificates)).toEqual([]);
    await h.merge(h.kept, old);
    const [issued] = await h.store.read.select().from(certificates);
    expect(issued).toMatchObject({ personId: h.kept.personId, endedAt: null });
    expect((await h.undo(old)).status).toBe(303);
    const after = await h.store.read.select().from(certificates);
    expect(after.map(({ endedAt }) => endedAt)).toEqual([days(0.5)]);
    expect((await h.store.read.select().from(registerRows)).map(({ progress }) => progress)).toEqual(["in-progress"]);
  });

  test("with a certificate each: the one that lasts longer stays in force, both numbers stay known, and undoing opens both again", async () => {
    const h = await house();
    const old = await makePerson(h.store, { staffNumber: "100" });
    const certificate = (personId: string, id: string, expiresOn: string) => ({
      ...{
        id,
        serial: id.padEnd(26, "0"),
        personId,
        certificationId: "frontline",
        tier: "new-hire" as const,
        rulesHash: "h",
        factIds: [],
        titles: { en: "F", zh: "F" },
      },
      ...{ company: { en: "C", zh: "C" }, holder: { name: "Lin", otherName: null, staffNumber: "100" }, issuedOn: "2026-01-01", countedFrom: "2026-01-01" },
      ...{ windowOpensOn: "2026-12-01", expiresOn, graceEndsOn: expiresOn, issuedAt: days(-200) },
    });
    await h.store.tx(async (w) => {
      await w.insert(certificates).values([certificate(h.kept.personId, "A", "2027-01-01"), certificate(old.personId, "B", "2027-06-01")]);
      for (const { personId } of [h.kept, old]) await settleCertifications(w, h.library, personId, now);
    });
    const before = await everything(h.store);
    expect((await h.look(h.kept, "100")).data.look.doubles).toEqual([expect.stringContaining("the one that lasts longer stays in force")]);
    await h.merge(h.kept, old);
    const rows = await h.store.read.select().from(certificates).orderBy(certificates.id);
    expect(rows.map(({ id, personId, endedAt }) => [id, personId, endedAt === null])).toEqual([
      ["A", h.kept.personId, false],
      ["B", h.kept.personId, true],
    ]);
    expect(rows[1]!.holder.staffNumber).toBe("100");
    await h.undo(h.kept);
    expect(await everything(h.store)).toEqual(before);
  });

  test("leave every signature as it was signed: before, after, and after undoing, also for what was scored in between", async () => {
    const world = await rolePlayWorld();
    const h = await house(world);
    const first = await planned(world);
    await scoredAndSigned(world, first);
    const holds = async () => Promise.all((await world.store.read.select().from(scorecards)).map(({ id }) => signatureHolds(world.store.read, id)));
    expect(await holds()).toEqual([true]);
    const before = await everything(world.store);
    expect((await h.merge(h.kept, world.learner)).status).toBe(303);
    expect((await world.store.read.select().from(performances))[0]!.staffId).toBe(h.kept.personId);
    expect(await holds()).toEqual([true]);
    expect((await h.undo(h.kept, new Date(world.now.getTime() + 3_600_000))).status).toBe(303);
    expect(await holds()).toEqual([true]);
    expect(await everything(world.store)).toEqual(before);
  });

  test("sign in with the number kept only; who was signed in with the other is out, and its account is not opened again", async () => {
    const h = await house();
    const old = await makePerson(h.store, { staffNumber: "100" });
    const hash = await hashPassword("lamp harbour seven");
    const token = await h.store.tx(async (w) => {
      for (const { personId } of [h.kept, old]) await setPassword(w, personId, hash, days(-1));
      return beginSession(w, { personId: old.personId, userAgent: "", address: "" }, now);
    });
    await h.merge(h.kept, old);
    expect(await visitorOf(h.store, token, now)).toBeNull();
    const enter = async (account: string) => (await signIn(h.store, { account, password: "lamp harbour seven", userAgent: "", address: "" }, now)).outcome;
    expect([await enter("100"), await enter("200")]).toEqual(["wrong", "in"]);
    const reopened = await post(h, h.hr, personPage.action, "/", { intent: "reactivate" }, { id: old.personId });
    expect([reopened.status, await enter("100")]).toEqual([303, "wrong"]);
  });

  test("stay one when a staff list still names both: the number merged away is refused in its row, unless the list says that they have left", async () => {
    const h = await house();
    const old = await makePerson(h.store, { staffNumber: "100", name: "林悦" });
    expect((await h.merge(h.kept, old)).status).toBe(303);
    const bring = async (rows: string) => {
      const list = await readStaffList(Buffer.from(`staff_number,name,active\n${rows}`));
      return importList(h.store, h.library, list, { complete: false, byPersonId: null, grants: [], fileName: "night.csv" }, days(1));
    };
    const refused = await bring("200,Lin Yue,yes\n100,林悦,yes\n");
    expect(refused.outcome).toBe("refused");
    expect(reportOf(refused.plan, catalogues.en.staffList).rows).toEqual([
      expect.objectContaining({ staffNumber: "200", status: "unchanged" }),
      expect.objectContaining({ staffNumber: "100", status: "refused", reason: expect.stringContaining("100") }),
    ]);
    expect((await bring("200,Lin Yue,yes\n100,林悦,no\n")).outcome).not.toBe("refused");
    expect((await h.page(old)).person.active).toBe(false);
  });
});

describe("refused with a sentence, and nothing changed, is a merge", () => {
  test("of a record with itself, of what was merged before, into a closed record, of oneself, and across a higher role", async () => {
    const h = await house();
    const [old, third] = [await makePerson(h.store, { staffNumber: "100" }), await makePerson(h.store, { staffNumber: "300" })];
    const admin = await makePerson(h.store, { staffNumber: "900", roles: ["admin"] });
    const gone = await makePerson(h.store, { staffNumber: "400", active: false });
    const blocks = async (stays: Visitor, number: string) => (await h.look(stays, number)).data.look?.blocks.join(" ");
    expect(await blocks(h.kept, "200")).toContain("one record");
    expect(await blocks(gone, "200")).toContain("is closed");
    expect(await blocks(h.kept, "400")).toBe("");
    expect((await h.look(h.kept, "900")).data.error).toContain("Ask an administrator");
    expect((await h.look(h.kept, h.hr.staffNumber)).data.error).toContain("one of them is you");
    for (const [stays, goes] of [
      [h.kept, admin],
      [admin, h.kept],
      [h.kept, h.hr],
      [h.hr, h.kept],
    ] as const)
      expect((await h.act(stays, { intent: "merge", other: goes.personId, seen: "x" })).status).toBe(403);
    expect((await h.act(h.kept, { intent: "merge", other: h.kept.personId, seen: "x" })).status).toBe(409);
    await h.merge(h.kept, old);
    expect(await blocks(third, "100")).toContain("merged already");
    expect(await blocks(old, "300")).toContain("merged already");
    expect((await h.merge(third, old)).status).toBe(409);
    expect((await h.merge(third, h.kept)).status).toBe(303);
    expect((await h.undo(old)).data.sentence).toContain("Undo that first");
  });

  test("while both sit the same test, while somebody in between would stand above themselves, or while scorecards are owed", async () => {
    const h = await house();
    const old = await makePerson(h.store, { staffNumber: "100" });
    const between = await makePerson(h.store, { managerId: old.personId });
    await h.store.tx(async (w) => void (await w.update(people).set({ managerId: between.personId }).where(eq(people.id, h.kept.personId))));
    for (const { personId } of [h.kept, old])
      await h.store.tx((w) =>
        w
          .insert(attempts)
          .values({ personId, quizId: "q", moduleId: null, settingsHash: "h", draw: [], startedAt: now })
          .then(() => undefined),
      );
    await planFor(h.store, h.kept.personId, days(-1));
    const [performance] = await h.store.read.select().from(performances);
    await h.store.tx((w) =>
      w
        .insert(performanceGraders)
        .values({ performanceId: performance!.id, personId: old.personId, assignedBy: "x", assignedAt: now })
        .then(() => undefined),
    );
    const before = await everything(h.store);
    const { data } = await h.look(h.kept, "100");
    expect(data.look.blocks).toHaveLength(4);
    expect(data.look.blocks.join(" ")).toMatch(/the same test.*circle.*cannot be one person.*still has role-plays to score/s);
    const refused = await h.act(h.kept, { intent: "merge", other: old.personId, seen: data.look.version });
    expect([refused.status, refused.data.look.blocks.length]).toEqual([409, 4]);
    expect(await everything(h.store)).toEqual(before);
  });

  test("that is confirmed after something has changed, is damaged, or is undone too late or twice", async () => {
    const h = await house();
    const old = await makePerson(h.store, { staffNumber: "100" });
    const { version } = (await h.look(h.kept, "100")).data.look;
    await factsFor(h, old.personId).read("l1", days(-1));
    const stale = await h.act(h.kept, { intent: "merge", other: old.personId, seen: version });
    expect([stale.status, stale.data.errors[""], stale.data.look.counts]).toEqual([409, expect.stringContaining("Something has changed"), ["Lessons read: 1"]]);
    for (const [form, status] of [
      [{ intent: "merge", other: ["a", "b"], seen: "x" }, 422],
      [{ intent: "merge", other: "nobody", seen: "x" }, 404],
      [{ intent: "merge", other: old.personId, seen: ["x", "y"] }, 422],
      [{ intent: "undo", merge: "nothing" }, 404],
      [{ intent: "undo", merge: ["a", "b"] }, 400],
      [{}, 422],
    ] as const)
      expect([form, (await h.act(h.kept, form as Record<string, string>)).status]).toEqual([form, status]);
    expect((await h.look(h.kept, "x".repeat(500))).data.error).toBe("Nobody is found by this number or name.");
    expect((await h.act({ ...h.kept, personId: "nobody" }, { intent: "merge", other: old.personId, seen: "x" })).status).toBe(404);

    await h.merge(h.kept, old);
    const { mergeId: merge } = (await h.page(h.kept)).merges[0];
    expect((await h.act(h.hr, { intent: "undo", merge })).status).toBe(404);
    const late = await h.act(h.kept, { intent: "undo", merge }, h.hr, days(1.01));
    expect([late.status, late.data.sentence]).toEqual([409, "A merge can be undone for one day only."]);
    expect((await h.page(h.kept, days(1.01))).merges[0].until).toBeNull();
    const both = await Promise.all([1, 2].map(() => h.act(h.kept, { intent: "undo", merge })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  });
});
