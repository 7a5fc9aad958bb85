import { createHash, randomBytes } from "node:crypto";
import { canonicalJson } from "~/content/canonical-json";
import { newId } from "~db/kit";
import { placeholders, prepared, preparedRows, type Writer } from "~db/store";
import { auditEntries, auditValues } from "~db/tables/audit";

/** Something that must be provable later. `values` hold what is personal and stay beside the chain. */
export type AuditEntry = { actorId: string | null; act: string; subjectId: string | null; values?: Record<string, unknown> };

/** Inserts the entry unsealed, in the transaction of its cause, and gives its id. A job seals entries in order (`app/record/sealing.server.ts`). */
export async function audit(w: Writer, entry: AuditEntry, now: Date): Promise<string> {
  const id = newId(now.getTime());
  const salt = randomBytes(16).toString("hex");
  const values = entry.values ?? {};
  const { actorId, act, subjectId } = entry;
  await addEntry(w, { id, at: now, actorId, act, subjectId, valuesHash: hashValues(salt, values) });
  await addValues(w, { entryId: id, salt, values });
  return id;
}

/** Inserts many entries of one moment, some at a time; `between` is awaited after each few, so that others can have their turn. */
export async function auditAll(w: Writer, entries: AuditEntry[], now: Date, between: () => Promise<void>) {
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const rows = entries.slice(from, from + AT_ONCE).map(({ actorId, act, subjectId, values = {} }) => {
      const salt = randomBytes(16).toString("hex");
      const id = newId(now.getTime());
      return { id, entryId: id, at: now, actorId, act, subjectId, salt, values, valuesHash: hashValues(salt, values) };
    });
    await addEntries(w, rows, between);
    await addManyValues(w, rows, between);
  }
}
const AT_ONCE = 50;

type Row = {
  id: string;
  entryId: string;
  at: Date;
  actorId: string | null;
  act: string;
  subjectId: string | null;
  salt: string;
  values: unknown;
  valuesHash: string;
};
const addEntries = preparedRows<Row>("add_audit_entries", {
  size: AT_ONCE,
  columns: ["id", "at", "actorId", "act", "subjectId", "valuesHash"],
  build: (w, rows) => w.insert(auditEntries).values(rows),
});
const addManyValues = preparedRows<Row>("add_many_audit_values", {
  size: AT_ONCE,
  columns: ["entryId", "salt", "values"],
  build: (w, rows) => w.insert(auditValues).values(rows),
});

const addEntry = prepared("add_audit_entry", (w: Writer) =>
  w.insert(auditEntries).values(placeholders("id", "at", "actorId", "act", "subjectId", "valuesHash")),
);
const addValues = prepared("add_audit_values", (w: Writer) => w.insert(auditValues).values(placeholders("entryId", "salt", "values")));
export const hashValues = (salt: string, values: Record<string, unknown>) => createHash("sha256").update(salt).update(canonicalJson(values)).digest("hex");
