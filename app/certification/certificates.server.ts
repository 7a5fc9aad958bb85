import { and, asc, desc, eq, getTableColumns, inArray, isNull, sql } from "drizzle-orm";
import { prepared, type Reader } from "~db/store";
import { certificateDecisions, certificates } from "~db/tables/certification";

export type Certificate = typeof certificates.$inferSelect;

const mine = eq(certificates.personId, sql.placeholder("personId"));
const newestFirst = [desc(certificates.issuedAt), desc(certificates.id)];
const ever = prepared("certificates_of", (reader: Reader) =>
  reader
    .select()
    .from(certificates)
    .where(mine)
    .orderBy(...newestFirst)
    .limit(1000),
);
const held = prepared("held_certificates", (reader: Reader) =>
  reader
    .select()
    .from(certificates)
    .where(and(mine, isNull(certificates.endedAt)))
    .orderBy(...newestFirst)
    .limit(1000),
);

/** Every certificate a person was issued, the newest first. */
export const certificatesOf = (reader: Reader, personId: string): Promise<Certificate[]> => ever(reader, { personId });

/** The certificates a person holds: one open chain per certification. */
export const heldCertificates = (reader: Reader, personId: string): Promise<Certificate[]> => held(reader, { personId });

const decided = prepared("certificate_decisions_of", (reader: Reader) =>
  reader
    .select(getTableColumns(certificateDecisions))
    .from(certificates)
    .innerJoin(certificateDecisions, eq(certificateDecisions.certificateId, certificates.id))
    .where(mine)
    .orderBy(asc(certificateDecisions.certificateId), asc(certificateDecisions.nth))
    .limit(1000),
);

/** What was decided about any of a person's certificates; about each of them the oldest first. */
export const decisionsOf = (reader: Reader, personId: string) => decided(reader, { personId });

/** By its number as it is stored. */
export async function findCertificate(reader: Reader, serial: string): Promise<Certificate | undefined> {
  const [row] = await reader.select().from(certificates).where(eq(certificates.serial, serial)).limit(1);
  return row;
}

/** The numbers of some certificates, by their ids. */
export async function serialsOf(reader: Reader, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ id: certificates.id, serial: certificates.serial })
    .from(certificates)
    .where(inArray(certificates.id, ids))
    .limit(ids.length);
  return new Map(rows.map(({ id, serial }) => [id, serial]));
}
