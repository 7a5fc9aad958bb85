import { createHash } from "node:crypto";
import { canonicalJson } from "~/content/canonical-json";

/** What of an audit entry is sealed. Of its personal values only their salted hash is, so that these can be erased. */
export type Sealable = { id: string; at: Date; actorId: string | null; act: string; subjectId: string | null; valuesHash: string; seq: number };

/** Raised when the sealed fields change; older seals keep the number they were made with. */
const FORMAT = 1;

/** What stands in the place of a previous hash before the first entry. */
export const BEGINNING = "";

/** The seal of an entry: SHA-256 over the seal before it and the canonical JSON of the entry. Changing either breaks all that follow. */
export function sealOf(previousHash: string, { id, at, actorId, act, subjectId, valuesHash, seq }: Sealable): string {
  const entry = canonicalJson({ format: FORMAT, previousHash, id, at, actorId, act, subjectId, valuesHash, seq });
  return createHash("sha256").update(entry).digest("hex");
}
