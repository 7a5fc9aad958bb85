import { createHash, randomBytes } from "node:crypto";
import { canonicalJson } from "~/content/canonical-json";
import { newId } from "~db/kit";
import { placeholders, prepared, type Writer } from "~db/store";
import { auditEntries, auditValues } from "~db/tables/audit";

/** Something that must be provable later. `values` hold what is personal and stay beside the chain. */
export type AuditEntry = { actorId: string | null; act: string; subjectId: string | null; values?: Record<string, unknown> };

/** Inserts the entry unsealed, in the transaction of its cause. A job seals entries in order (`app/record/sealing.server.ts`). */
export async function audit(w: Writer, entry: AuditEntry, now: Date) {
  const id = newId(now.getTime());
  const salt = randomBytes(16).toString("hex");
  const values = entry.values ?? {};
  const { actorId, act, subjectId } = entry;
  await addEntry(w, { id, at: now, actorId, act, subjectId, valuesHash: hashValues(salt, values) });
  await addValues(w, { entryId: id, salt, values });
}

const addEntry = prepared("add_audit_entry", (w: Writer) =>
  w.insert(auditEntries).values(placeholders("id", "at", "actorId", "act", "subjectId", "valuesHash")),
);
const addValues = prepared("add_audit_values", (w: Writer) => w.insert(auditValues).values(placeholders("entryId", "salt", "values")));
export const hashValues = (salt: string, values: Record<string, unknown>) => createHash("sha256").update(salt).update(canonicalJson(values)).digest("hex");
