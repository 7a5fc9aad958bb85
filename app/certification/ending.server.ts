import { eq } from "drizzle-orm";
import { endMatter } from "~/messages/tell.server";
import type { Writer } from "~db/store";
import { certificates } from "~db/tables/certification";

/**
 * Ends a certificate: a newer one takes its place, or it is taken away. What its holder and those who lead them were told of
 * its end is done with it.
 */
export async function endCertificate(w: Writer, certificateId: string, endedAt: Date, now: Date): Promise<void> {
  await w.update(certificates).set({ endedAt }).where(eq(certificates.id, certificateId));
  await endMatter(w, certificateId, {}, now);
}
