import { asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { verifyAuditTrail } from "~/cli/verbs/verify-audit";
import { audit } from "~/record/audit.server";
import { sealAudit, verifyAudit } from "~/record/sealing.server";
import type { Store } from "~db/store";
import { auditEntries, auditValues } from "~db/tables/audit";
import { freshStore, settingsForTests } from "../support/database";

const at = (n: number) => new Date(Date.UTC(2026, 10, 21, 4, 0, 0, n));
const note = (store: Store, n: number) =>
  store.tx((w) => audit(w, { actorId: "hr", act: "test.noted", subjectId: "p1", values: { n, name: "欧阳婧", nested: { at: at(n), none: null } } }, at(n)));
async function sealedStore(entries = 5): Promise<Store> {
  const store = await freshStore();
  for (let n = 0; n < entries; n++) await note(store, n);
  await sealAudit(store, at(999));
  return store;
}
const bySeq = (store: Store) => store.read.select().from(auditEntries).orderBy(asc(auditEntries.seq));

test("entries are sealed in the order of their time, and the chain verifies", async () => {
  const store = await freshStore();
  for (const n of [3, 1, 2]) await note(store, n);
  expect(await verifyAudit(store.read)).toEqual({ sealed: 0, unsealed: 3, oldestUnsealed: at(1), broken: null });
  expect(await sealAudit(store, at(999))).toBe(3);
  expect(await sealAudit(store, at(999))).toBe(0);
  expect((await bySeq(store)).map((entry) => [entry.seq, entry.at])).toEqual([1, 2, 3].map((n) => [n, at(n)]));
  await note(store, 4);
  expect(await verifyAudit(store.read)).toEqual({ sealed: 3, unsealed: 1, oldestUnsealed: at(4), broken: null });
});

test("several who seal at once, while others add entries, make one chain without gaps", async () => {
  const store = await freshStore();
  for (let n = 0; n < 40; n++) await note(store, n);
  const adding = Promise.all(Array.from({ length: 20 }, (_, n) => note(store, 100 + n)));
  const counts = await Promise.all([0, 1, 2, 3].map(() => sealAudit(store, at(999))));
  await adding;
  const rest = await sealAudit(store, at(999));
  expect(counts.reduce((a, b) => a + b) + rest).toBe(60);
  expect((await bySeq(store)).map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  expect(await verifyAudit(store.read)).toMatchObject({ sealed: 60, unsealed: 0, broken: null });
});

test("a chain of more entries than are read at once verifies to its end", async () => {
  const store = await freshStore();
  await store.tx(async (w) => {
    for (let n = 0; n < 450; n++) await audit(w, { actorId: null, act: "test.noted", subjectId: null }, at(n));
  });
  expect(await sealAudit(store, at(999))).toBe(450);
  expect(await verifyAudit(store.read)).toMatchObject({ sealed: 450, broken: null });
});

test("erased personal values leave the chain whole", async () => {
  const store = await sealedStore();
  await store.tx(async (w) => void (await w.delete(auditValues)));
  expect(await verifyAudit(store.read)).toMatchObject({ sealed: 5, broken: null });
});

test.each([
  [
    "who did it",
    "changed",
    (store: Store, id: string) => store.tx(async (w) => void (await w.update(auditEntries).set({ actorId: "somebody else" }).where(eq(auditEntries.id, id)))),
  ],
  [
    "when",
    "changed",
    (store: Store, id: string) =>
      store.tx(
        async (w) =>
          void (await w
            .update(auditEntries)
            .set({ at: at(900) })
            .where(eq(auditEntries.id, id))),
      ),
  ],
  [
    "its personal values",
    "values-changed",
    (store: Store, id: string) =>
      store.tx(
        async (w) =>
          void (await w
            .update(auditValues)
            .set({ values: { n: 99 } })
            .where(eq(auditValues.entryId, id))),
      ),
  ],
  [
    "whether it is there",
    "missing",
    (store: Store, id: string) =>
      store.tx(async (w) => {
        await w.delete(auditValues).where(eq(auditValues.entryId, id));
        await w.delete(auditEntries).where(eq(auditEntries.id, id));
      }),
  ],
])("an entry whose %s was tampered with is named", async (_what, fault, tamper) => {
  const store = await sealedStore();
  const third = (await bySeq(store))[2]!;
  await tamper(store, third.id);
  expect((await verifyAudit(store.read)).broken).toEqual({ seq: 3, entryId: fault === "missing" ? null : third.id, what: fault });
});

test("entries taken away from the end are missed", async () => {
  const store = await sealedStore();
  await store.tx(async (w) => {
    const last = sql`(select id from audit_entries where seq >= 4)`;
    await w.delete(auditValues).where(sql`entry_id in ${last}`);
    await w.delete(auditEntries).where(sql`seq >= 4`);
  });
  expect(await verifyAudit(store.read)).toMatchObject({ sealed: 3, broken: { seq: 4, entryId: null, what: "end-missing" } });
});

test("the command says in one line whether the trail is whole, and ends with 1 when it is not", async () => {
  const store = await sealedStore(2);
  const said: string[] = [];
  const terminal = { out: (line: string) => void said.push(line), err: (line: string) => void said.push(line) };
  expect(await verifyAuditTrail.run([], terminal, settingsForTests(store))).toBe(0);
  expect(said).toEqual(["Whole: 2 sealed entries.", "Nothing waits to be sealed.", expect.stringMatching(/^Head: 2-[0-9a-f]{64} of 2026-/)]);
  const [first] = await bySeq(store);
  await store.tx(async (w) => void (await w.update(auditEntries).set({ act: "other" }).where(eq(auditEntries.id, first!.id))));
  expect(await verifyAuditTrail.run([], terminal, settingsForTests(store))).toBe(1);
  expect(said[3]).toContain("Broken at number 1");
});
