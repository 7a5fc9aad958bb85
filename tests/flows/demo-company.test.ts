import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { and, desc, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { readinessOf } from "~/certification/readiness.server";
import { waitingFor } from "~/certification/sign-off-queue.server";
import { loadDemo } from "~/cli/demo";
import type { Library } from "~/content/library";
import { examine, type Looked } from "~/doctor/examine.server";
import type { Finding, What } from "~/doctor/finding";
import { dayIn } from "~/locale/day";
import { remind } from "~/messages/reminding.server";
import { demoAccounts, demoPassword } from "~/people/demo";
import { demoSignIns } from "~/people/demo.server";
import { loadDemoPeople } from "~/people/demo-company.server";
import { managersOf } from "~/people/relations.server";
import { signIn } from "~/people/sign-in.server";
import { renewFigures } from "~/quizzes/figures.server";
import { listedStanding } from "~/register/listed";
import type { Store, Writer } from "~db/store";
import { auditEntries } from "~db/tables/audit";
import { certificateDecisions, certificates, registerRows, rulesInForce } from "~db/tables/certification";
import { lessonReadings } from "~db/tables/courses";
import { messages } from "~db/tables/messages";
import { companyFacts, groupMemberships, nameWords, people, roles } from "~db/tables/people";
import { attemptFigures, quizFigures } from "~db/tables/quiz-analysis";
import { attemptResults, attempts, responses } from "~db/tables/quizzes";
import { performances, scorecards, settlements, signatures } from "~db/tables/role-plays";
import { signOffs, signOffWaits } from "~db/tables/sign-offs";
import { freshStore, settingsForTests } from "../support/database";
import { shippedFiles, shippedLibrary } from "../support/library";
import { makePerson } from "../support/people";

const now = new Date("2026-11-21T02:00:00Z");

async function demo() {
  const store = await freshStore();
  await loadDemoPeople(store, await shippedLibrary(), now);
  return store;
}

test("the demo company has about sixty people, a reporting line to the top, trainers with groups, and every listed sign-in works", async () => {
  const store = await demo();
  const all = await store.read.select().from(people);
  expect(all.length).toBeGreaterThanOrEqual(58);
  const newHire = all.find(({ email }) => email === "newhire@demo.rung")!;
  expect(await managersOf(store.read, newHire.id)).toHaveLength(3);
  expect(await store.read.select().from(groupMemberships).where(eq(groupMemberships.part, "trainer"))).toHaveLength(8);
  expect(
    (
      await store.read
        .select()
        .from(roles)
        .where(and(eq(roles.role, "admin"), isNull(roles.endedAt)))
    ).length,
  ).toBe(1);
  expect(all.every(({ language }) => language === null)).toBe(true);

  const offered = await demoSignIns(store, settingsForTests(store));
  expect(offered?.accounts.map(({ account }) => account)).toEqual(demoAccounts);
  for (const account of demoAccounts)
    expect((await signIn(store, { account, password: demoPassword, userAgent: "", address: "10.0.0.1" }, now)).outcome).toBe("in");
});

test("the demo company is refused on a database with people, and then nothing of it is written", async () => {
  const store = await freshStore();
  await makePerson(store);
  await expect(loadDemoPeople(store, await shippedLibrary(), now)).rejects.toThrow("holds people already");
  expect(await store.read.select().from(companyFacts)).toEqual([]);
  expect(await store.read.select().from(people)).toHaveLength(1);
});

describe("with everything its people have done", () => {
  let store: Store;
  let library: Library;
  beforeAll(async () => {
    [store, library] = [await freshStore(), await shippedLibrary()];
    await loadDemo(store, library, now);
    await renewFigures(store, library, now);
  }, 120_000);
  const today = "2026-11-21";
  const rowsOf = async (account: string) => {
    const all = await store.read
      .select({ row: registerRows })
      .from(registerRows)
      .innerJoin(people, eq(people.id, registerRows.personId))
      .where(eq(people.email, account));
    return Object.fromEntries(all.map(({ row }) => [row.certificationId, { standing: listedStanding(row, today), met: row.metCount, of: row.totalCount }]));
  };

  test.each(["frontline-service", "service-supervisor", "service-leadership"])(
    "somebody is at every stage of %s, waiting to be scored too",
    async (certificationId) => {
      const rows = await store.read.select().from(registerRows).where(eq(registerRows.certificationId, certificationId));
      const standings = new Set(rows.map((row) => listedStanding(row, today)));
      expect([...standings].sort()).toEqual(["certified", "in-grace", "in-progress", "lapsed", "not-started", "renewal-due"]);
      expect(rows.some(({ progress, metCount, totalCount }) => progress === "in-progress" && metCount > 0 && metCount < totalCount - 1)).toBe(true);
      const waiting = and(eq(performances.towards, certificationId), isNull(performances.releasedAt), lt(performances.scheduledAt, now));
      expect((await store.read.select({ id: performances.id }).from(performances).where(waiting)).length).toBeGreaterThan(0);
    },
  );

  test("the new hire is half-way, the supervisor and the executive are on their next rung, and each is in a trainer's group", async () => {
    expect(await rowsOf("newhire@demo.rung")).toEqual({ "frontline-service": { standing: "in-progress", met: 4, of: 16 } });
    expect(await rowsOf("supervisor@demo.rung")).toMatchObject({
      "frontline-service": { standing: "certified" },
      "service-supervisor": { standing: "in-progress", met: 1 },
    });
    expect(await rowsOf("executive@demo.rung")).toMatchObject({
      "frontline-service": { standing: "certified" },
      "service-supervisor": { standing: "certified" },
      "service-leadership": { standing: "in-progress", met: 1 },
    });
    for (const account of ["newhire", "supervisor", "executive"]) {
      const [person] = await store.read
        .select()
        .from(people)
        .where(eq(people.email, `${account}@demo.rung`));
      const groups = await store.read
        .select()
        .from(groupMemberships)
        .where(and(eq(groupMemberships.personId, person!.id), eq(groupMemberships.part, "member")));
      expect(groups.length).toBeGreaterThan(0);
    }
  });

  test("every certificate of a higher tier rests on one of the tier beneath that was issued before it, and all its facts are there", async () => {
    const all = await store.read.select().from(certificates);
    for (const higher of all.filter(({ tier }) => tier !== "new-hire")) {
      const [proof] = higher.factIds.filter(({ kind }) => kind === "certificate");
      const beneath = all.find(({ id }) => id === proof!.factId)!;
      expect(beneath.personId).toBe(higher.personId);
      expect(beneath.issuedAt.getTime()).toBeLessThan(higher.issuedAt.getTime());
      const { requirements, signOffs } = library.certifications.get(higher.certificationId)!;
      expect(new Set(higher.factIds.map(({ requirementId }) => requirementId)).size).toBe(requirements.length + signOffs!.length);
    }
  });

  test("every certificate was signed for in the order of its rules by who may, on the day of the last fact, and nobody signed for themselves or anybody above them", async () => {
    const given = await store.read.select().from(signOffs);
    const ids = new Set((await store.read.select().from(signatures)).map(({ subjectId }) => subjectId));
    for (const { signedBy, personId, id, decision } of given) {
      expect([signedBy, ...(await managersOf(store.read, signedBy))]).not.toContain(personId);
      expect(ids.has(id)).toBe(decision === "signed");
    }
    for (const { certificationId, personId, factIds, issuedAt, issuedOn } of await store.read.select().from(certificates)) {
      const links = given.filter((one) => factIds.some(({ factId }) => factId === one.id)).sort((a, b) => a.signedAt.getTime() - b.signedAt.getTime());
      expect(links.map(({ signOffId }) => signOffId)).toEqual(library.certifications.get(certificationId)!.signOffs!.map(({ id }) => id));
      expect(links.every((one) => one.personId === personId && dayIn(library.zone, one.signedAt) === issuedOn)).toBe(true);
      expect(links.at(-1)!.signedAt).toEqual(issuedAt);
    }
  });

  test.each([
    ["trainer", ["trainer"], 1],
    ["supervisor", ["direct-supervisor"], 2],
    ["hr", ["hr"], 2],
    ["executive", ["department-head"], 1],
  ])("%s finds something to sign, what waits longest for some four days", async (account, offices, count) => {
    const [person] = await store.read
      .select()
      .from(people)
      .where(eq(people.email, `${account}@demo.rung`));
    const held = await store.read
      .select({ role: roles.role })
      .from(roles)
      .where(and(eq(roles.personId, person!.id), isNull(roles.endedAt)));
    const signer = { personId: person!.id, roles: held.map(({ role }) => role), isSupervisor: true };
    const { waiting } = await waitingFor(store.read, signer, today, 20);
    expect(waiting).toHaveLength(count);
    expect([...new Set(waiting.map(({ office }) => office))]).toEqual(offices);
    const days = Math.floor((now.getTime() - waiting[0]!.since.getTime()) / 86_400_000);
    expect(days).toBeGreaterThanOrEqual(3);
    expect(days).toBeLessThanOrEqual(5);
  });

  test("one who waits has waited for longer than a week, so that HR hears of it; one was given back with a reason", async () => {
    const waits = await store.read.select().from(signOffWaits);
    expect(waits.filter(({ since }) => now.getTime() - since.getTime() > 7 * 86_400_000)).toHaveLength(1);
    expect(waits.filter(({ returnedAt }) => returnedAt)).toHaveLength(1);
    await remind(store, library.zone, now);
    const told = (await store.read.select().from(messages)).filter(({ kind, doneAt }) => /sign-off/.test(kind) && !doneAt).map(({ kind }) => kind);
    expect(told.filter((kind) => kind === "hr-sign-off-waits")).toHaveLength(1);
    expect(told.filter((kind) => kind === "hr-sign-off-returned")).toHaveLength(1);
  });

  test("nobody on their way is kept from a certificate: for every signature there is somebody to give it", async () => {
    const ready = await readinessOf(store.read, library, today);
    expect(ready.map(({ waiting }) => waiting > 0)).toEqual([true, true, true]);
    expect(ready.flatMap(({ forAll, forSome }) => [...forAll, ...forSome])).toEqual([]);
  });

  test("what is only planned for later is in no library, is never put in force, and cannot be assigned", async () => {
    const drafts = Object.entries(await shippedFiles()).filter(([file, text]) => /^(certifications|courses)\//.test(file) && /^status: draft$/m.test(text));
    const ids = drafts.map(([, text]) => /^id: (.+)$/m.exec(text)![1]!);
    expect(ids.sort()).toEqual([
      "boot-camp-full",
      "frontline-service-full",
      "prairie-fire-plan-full",
      "service-leadership-full",
      "service-supervisor-full",
      "spark-plan-full",
    ]);
    expect([...library.certifications.keys()].sort()).toEqual(["frontline-service", "service-leadership", "service-supervisor"]);
    expect([...library.courses.keys()].sort()).toEqual(["boot-camp", "prairie-fire-plan", "spark-plan"]);
    const inForce = await store.read.select({ id: rulesInForce.certificationId }).from(rulesInForce);
    expect(inForce.map(({ id }) => id).sort()).toEqual([...library.certifications.keys()].sort());
    const [somebody] = await store.read.select().from(people).limit(1);
    await expect(store.tx((w) => assign(w, library, { personId: somebody!.id, courseId: "boot-camp-full", assignedBy: null }, now))).rejects.toThrow(
      "no published course",
    );
  });

  const files = () => join(settingsForTests(store).DATA_DIR, "files");
  async function examined({ fix = false } = {}, looked: Partial<Looked> = {}): Promise<Finding[]> {
    const found: Finding[] = [];
    for await (const finding of examine({ store, library, now, fix, files: files() }, looked)) found.push(finding);
    return found;
  }
  const briefly = (found: Finding[]) => found.map(({ kind, what, mended }) => `${kind} ${what}${mended ? " mended" : ""}`);
  const change = (body: (w: Writer) => Promise<unknown>) => store.tx(async (w) => void (await body(w)));
  const acts = async () => (await store.read.select({ act: auditEntries.act }).from(auditEntries)).filter(({ act }) => act === "doctor.mended").length;

  test("the doctor finds all as its facts say, and looking changes nothing", async () => {
    const before = await store.read.select().from(registerRows);
    const looked: Partial<Looked> = {};
    expect(await examined({ fix: true }, looked)).toEqual([]);
    for (const name of ["people", "attempts", "quizzes", "scorecards", "settlements", "certificates", "standings"] as const)
      expect(looked[name], name).toBeGreaterThan(10);
    expect(await store.read.select().from(registerRows)).toEqual(before);
    expect(await acts()).toBe(0);
  });

  test("what is only derived is found by the doctor when it differs, told with what is kept and what the facts give, and mended on request, each with an audit row", {
    timeout: 120_000,
  }, async () => {
    const [row] = await store.read.select().from(registerRows).where(isNotNull(registerRows.expiresOn)).limit(1);
    const ofRow = and(eq(registerRows.personId, row!.personId), eq(registerRows.certificationId, row!.certificationId));
    const [other] = await store.read.select().from(registerRows).where(isNull(registerRows.certificateId)).limit(1);
    const [named] = await store.read.select().from(people).orderBy(desc(people.id)).limit(1);
    const [figures] = await store.read.select().from(attemptFigures).limit(1);
    const [sums] = await store.read.select().from(quizFigures).limit(1);
    await change(async (w) => {
      await w.update(registerRows).set({ expiresOn: "2031-01-01", stopped: "revoked" }).where(ofRow);
      await w.delete(registerRows).where(and(eq(registerRows.personId, other!.personId), eq(registerRows.certificationId, other!.certificationId)));
      await w.update(people).set({ sortKey: "zzz" }).where(eq(people.id, named!.id));
      await w.delete(nameWords).where(eq(nameWords.personId, named!.id));
      await w.update(attemptFigures).set({ passed: !figures!.passed }).where(eq(attemptFigures.attemptId, figures!.attemptId));
      await w
        .update(quizFigures)
        .set({ figures: { nothing: true } })
        .where(and(eq(quizFigures.quizId, sums!.quizId), eq(quizFigures.scope, sums!.scope), eq(quizFigures.settingsHash, sums!.settingsHash)));
    });
    const wrong = [
      "differs name-order",
      "differs name-words",
      "differs attempt-figures",
      "differs quiz-figures",
      "differs register-row",
      "differs register-row",
    ];

    const found = await examined();
    expect(new Set(briefly(found))).toEqual(new Set(wrong));
    const listed = found.find((one) => one.row === `register_rows ${row!.personId} ${row!.certificationId}`);
    expect(listed).toMatchObject({
      personId: row!.personId,
      kept: { expiresOn: "2031-01-01", stopped: "revoked" },
      given: { expiresOn: row!.expiresOn, stopped: null },
    });
    expect(found.find((one) => one.row === `register_rows ${other!.personId} ${other!.certificationId}`)).toMatchObject({ kept: null });
    expect(await acts()).toBe(0);

    expect(new Set(briefly(await examined({ fix: true })))).toEqual(new Set(wrong.map((one) => `${one} mended`)));
    expect(await acts()).toBeGreaterThanOrEqual(5);
    await renewFigures(store, library, now);
    expect(await examined()).toEqual([]);
    expect((await store.read.select().from(registerRows).where(ofRow))[0]).toMatchObject({ expiresOn: row!.expiresOn, stopped: null });
  });

  const one = async <Row>(rows: Promise<Row[]>): Promise<Row> => (await rows)[0]!;

  test("what was forged, lost or left over is named by the doctor, and nothing of it is mended", async () => {
    const of = (what: What, row: string) => `${what} ${row}`;
    const [first, second, third, fourth, fifth, sixth, seventh] = await store.read
      .select()
      .from(certificates)
      .where(eq(certificates.tier, "new-hire"))
      .limit(7);
    const passed = await one(store.read.select().from(attemptResults).where(eq(attemptResults.passed, true)).limit(1));
    const backwards = await one(store.read.select().from(attempts).where(isNotNull(attempts.closedAt)).orderBy(desc(attempts.id)).limit(1));
    const [card, unsigned] = await store.read.select().from(scorecards).limit(2);
    const settlement = await one(store.read.select().from(settlements).limit(1));
    const lesson = first!.factIds.find(({ kind }) => kind === "lessons")!.factId;
    const answered = Object.keys(passed.marks).find((id) => passed.marks[id]! > 0)!;
    const decision = { nth: 2, kind: "revoked" as const, reason: "Found out.", decidedOn: "2026-11-20", decidedBy: fifth!.personId, decidedAt: now };

    await change(async (w) => {
      await w.delete(responses).where(and(eq(responses.attemptId, passed.attemptId), eq(responses.questionId, answered)));
      await w
        .update(attempts)
        .set({ closedAt: new Date(backwards.startedAt.getTime() - 1000) })
        .where(eq(attempts.id, backwards.id));
      await w
        .update(scorecards)
        .set({ weightedSum: card!.weightedSum - 1 })
        .where(eq(scorecards.id, card!.id));
      await w.delete(signatures).where(eq(signatures.subjectId, unsigned!.id));
      await w
        .update(settlements)
        .set({ points: settlement.points + 1 })
        .where(eq(settlements.id, settlement.id));
      await w.delete(lessonReadings).where(eq(lessonReadings.id, lesson));
      await w.update(certificates).set({ rulesHash: "nobody-kept-this" }).where(eq(certificates.id, second!.id));
      await w.update(certificates).set({ expiresOn: "2000-01-01" }).where(eq(certificates.id, third!.id));
      await w.update(certificates).set({ renews: sixth!.id }).where(eq(certificates.id, fourth!.id));
      await w.insert(certificateDecisions).values({ certificateId: fifth!.id, ...decision });
      await w.delete(certificates).where(eq(certificates.id, seventh!.id));
    });
    mkdirSync(files(), { recursive: true });
    writeFileSync(join(files(), "left-over.pdf"), "x");

    const found = await examined({ fix: true });
    const facts = found.filter(({ what }) => what !== "register-row");
    expect(facts.filter(({ mended }) => mended)).toEqual([]);
    expect(facts.map(({ what, row }) => of(what, row))).toEqual(
      expect.arrayContaining([
        of("marks", `attempt_results ${passed.attemptId}`),
        of("dates", `attempts ${backwards.id}`),
        of("score", `scorecards ${card!.id}`),
        of("signature", `scorecards ${unsigned!.id}`),
        of("settlement", `settlements ${settlement.id}`),
        of("facts-missing", `certificates ${first!.id}`),
        of("versions-missing", `certificates ${second!.id}`),
        of("dates", `certificates ${third!.id}`),
        of("chain", `certificates ${fourth!.id}`),
        of("decisions", `certificates ${fifth!.id}`),
        of("certificate-due", `certificates of ${seventh!.personId}`),
        of("file-unknown", "files/left-over.pdf"),
      ]),
    );
    expect(facts.find(({ what }) => what === "facts-missing")?.kept).toContain(lesson);
    expect(await store.read.select().from(certificates).where(eq(certificates.id, seventh!.id))).toEqual([]);
  });
});
