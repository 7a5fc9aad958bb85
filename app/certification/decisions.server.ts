import { eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import { dayIn } from "~/locale/day";
import { endMatter, tell } from "~/messages/tell.server";
import { audit } from "~/record/audit.server";
import { type Day, newId } from "~db/kit";
import type { Store, Writer } from "~db/store";
import { certificateDecisions, certificates } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { type Certificate, decisionsOf } from "./certificates.server";
import type { CertificateDates } from "./facts";
import { settleCertifications } from "./issuing.server";
import { type DaysMoved, type DecisionKind, decidable, stoppedBy } from "./stopped";

/** `changed`: it stands otherwise than the one who decided saw it. `ended`: a later certificate has taken its place. */
export type Decided = "decided" | "changed" | "ended";

/**
 * Keeps that a certificate counts no more, or again, with the reason, and tells the holder and who leads them. All that follows
 * from it, for other certificates that rest on this one too, is worked out in the same transaction.
 */
export function decideCertificate(
  store: Store,
  library: Library,
  { certificateId, kind, reason, decidedBy }: { certificateId: string; kind: DecisionKind; reason: string; decidedBy: string },
  now: Date,
): Promise<Decided> {
  return store.tx(async (w) => {
    const [certificate] = await w.select().from(certificates).where(eq(certificates.id, certificateId)).limit(1);
    if (!certificate || certificate.endedAt) return "ended";
    const { personId } = certificate;
    const before = (await decisionsOf(w, personId)).filter((one) => one.certificateId === certificateId);
    if (!decidable(stoppedBy(before)).includes(kind)) return "changed";
    await keepDecision(w, library, certificate, { kind, nth: before.length + 1, reason, decidedBy }, now);
    await settleCertifications(w, library, personId, now);
    return "decided";
  });
}

type Kept = {
  kind: DecisionKind | DaysMoved;
  nth: number;
  reason: string;
  decidedBy: string;
  expiredOn?: Day;
  extendedTo?: Day;
  datesBefore?: CertificateDates;
};

/** Keeps a decision with its reason, and tells the holder and who leads them. */
export async function keepDecision(w: Writer, library: Library, certificate: Certificate, { decidedBy, ...decision }: Kept, now: Date): Promise<void> {
  const { id: certificateId, personId, certificationId, serial } = certificate;
  const id = newId(now.getTime());
  await w.insert(certificateDecisions).values({ id, certificateId, ...decision, decidedOn: dayIn(library.zone, now), decidedBy, decidedAt: now });
  const { kind, nth: _nth, ...kept } = decision;
  await audit(w, { actorId: decidedBy, act: `certification.${kind}`, subjectId: personId, values: { certificateId, serial, certificationId, ...kept } }, now);
  await endMatter(w, certificateId, {}, now);
  const what = { decision: kind, decisionId: id, certificateId, certificationId };
  await tell(w, [personId], { kind: "certificate-decided", ...what, serial }, now);
  const [holder] = await w.select({ managerId: people.managerId }).from(people).where(eq(people.id, personId)).limit(1);
  if (holder?.managerId) await tell(w, [holder.managerId], { kind: "report-decided", ...what, personId }, now);
}
