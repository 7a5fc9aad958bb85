import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { type Certificate, decisionsOf } from "./certificates.server";
import { certificateFacts } from "./facts.server";
import { standingOn } from "./standing";
import { type NotCounting, notCounting, stoppedBy } from "./stopped";

/** How a certificate stands on a day, and why it does not count where its dates do not say so. */
export type CertificateNow = { standing: ReturnType<typeof standingOn> | NotCounting["name"]; stopped: NotCounting | null };

/** How each of a person's certificates stands. Of one that a later one replaced, its own dates and decisions tell, not what it rested on. */
export async function certificatesNow(reader: Reader, personId: string, today: Day): Promise<(certificate: Certificate) => CertificateNow> {
  const [held, decisions] = [await certificateFacts(reader, personId), await decisionsOf(reader, personId)];
  return (certificate) => {
    const own = decisions.filter(({ certificateId }) => certificateId === certificate.id);
    const fact = held.find(({ factId }) => factId === certificate.id) ?? {
      ...certificate,
      ...{ factId: certificate.id, at: certificate.issuedAt, stopped: stoppedBy(own) },
    };
    const stopped = notCounting(fact, held, today);
    return { standing: stopped?.name ?? standingOn(certificate, today), stopped };
  };
}

/** How one certificate stands. */
export const certificateNow = async (reader: Reader, certificate: Certificate, today: Day) =>
  (await certificatesNow(reader, certificate.personId, today))(certificate);
