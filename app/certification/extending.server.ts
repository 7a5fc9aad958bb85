import { eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import { dayIn } from "~/locale/day";
import type { Day } from "~db/kit";
import type { Store } from "~db/store";
import { certificates } from "~db/tables/certification";
import { decisionsOf } from "./certificates.server";
import { type Decided, keepDecision } from "./decisions.server";
import { extendedDates, wrongExtension } from "./extension";
import { settleCertifications } from "./issuing.server";
import { stoppedBy } from "./stopped";

/** `expiresOn`: the last valid day as the one who decides saw it, so that nobody extends what somebody else has just extended. */
type Extending = { certificateId: string; expiresOn: Day; until: Day; reason: string; decidedBy: string };

/**
 * Gives one person more time: the certificate is valid until a later day, and what was there before is kept with the reason.
 * Nothing of the rules or of anybody else's certificate changes. A suspended or revoked certificate is given back first.
 */
export function extendCertificate(
  store: Store,
  library: Library,
  { until, ...extending }: Extending,
  now: Date,
): Promise<Decided | NonNullable<ReturnType<typeof wrongExtension>>> {
  return store.tx(async (w) => {
    const [certificate] = await w.select().from(certificates).where(eq(certificates.id, extending.certificateId)).limit(1);
    if (!certificate || certificate.endedAt) return "ended";
    const before = (await decisionsOf(w, certificate.personId)).filter(({ certificateId }) => certificateId === certificate.id);
    if (certificate.expiresOn !== extending.expiresOn || stoppedBy(before)) return "changed";
    const wrong = wrongExtension(certificate, until, dayIn(library.zone, now));
    if (wrong) return wrong;
    const { expiresOn: expiredOn } = certificate;
    await w
      .update(certificates)
      .set({ ...extendedDates(certificate, until), extendedFrom: expiredOn })
      .where(eq(certificates.id, certificate.id));
    const { reason, decidedBy } = extending;
    await keepDecision(w, library, certificate, { kind: "extended", nth: before.length + 1, reason, decidedBy, expiredOn, extendedTo: until }, now);
    await settleCertifications(w, library, certificate.personId, now);
    return "decided";
  });
}
