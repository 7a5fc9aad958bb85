import { and, desc, eq, isNull } from "drizzle-orm";
import type { Reader } from "~db/store";
import { certificates } from "~db/tables/certification";

export type Certificate = typeof certificates.$inferSelect;

/** Every certificate a person was issued, the newest first. */
export const certificatesOf = (reader: Reader, personId: string): Promise<Certificate[]> =>
  reader.select().from(certificates).where(eq(certificates.personId, personId)).orderBy(desc(certificates.issuedAt), desc(certificates.id)).limit(1000);

/** The certificates a person holds: one open chain per certification. */
export const heldCertificates = (reader: Reader, personId: string): Promise<Certificate[]> =>
  reader
    .select()
    .from(certificates)
    .where(and(eq(certificates.personId, personId), isNull(certificates.endedAt)))
    .orderBy(desc(certificates.issuedAt), desc(certificates.id))
    .limit(1000);

/** By its number as it is stored. */
export async function findCertificate(reader: Reader, serial: string): Promise<Certificate | undefined> {
  const [row] = await reader.select().from(certificates).where(eq(certificates.serial, serial)).limit(1);
  return row;
}
