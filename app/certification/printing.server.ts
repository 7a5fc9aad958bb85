import { aside } from "~/jobs/aside.server";
import { catalogues } from "~/locale/catalogues";
import { formatDay } from "~/locale/day";
import type { Bilingual } from "~/locale/language";
import { qrOf } from "~/people/qr";
import type { Day } from "~db/kit";
import type { PrintedCertificate } from "./certificate-drawing";
import type { Certificate } from "./certificates.server";
import type { CertificateNow } from "./now.server";
import { groupedSerial } from "./serial";

type Format = "pdf" | "png";
type Printing = { certificate: Certificate; standing: CertificateNow["standing"]; origin: string };

/** Drawn sheets are kept by number, last day, standing and form; so many, the last used. They are small and cost a twentieth of a second each. */
const KEPT = 60;
const kept = new Map<string, Promise<Uint8Array>>();

/** The certificate as a file, drawn on the thread beside once for each way it stands. */
export function printCertificate({ certificate, standing, origin }: Printing, format: Format): Promise<Uint8Array> {
  const key = [certificate.serial, certificate.expiresOn, standing, origin, format].join(" ");
  const printed = kept.get(key) ?? drawn({ certificate, standing, origin }, format, () => kept.delete(key));
  kept.delete(key);
  kept.set(key, printed);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return printed;
}

async function drawn(printing: Printing, format: Format, failed: () => void) {
  const { titles, serial, issuedAt } = printing.certificate;
  try {
    return await aside("drawCertificate", { printed: printedOf(printing), format, title: `${titles.zh} · ${serial}`, at: issuedAt });
  } catch (error) {
    failed();
    throw error;
  }
}

/** Everything on the sheet, in both languages. */
function printedOf({ certificate, standing, origin }: Printing): PrintedCertificate {
  const { holder, titles, company, tier, issuedOn, expiresOn, serial } = certificate;
  const say = (pick: (words: (typeof catalogues)["en"]) => string): Bilingual => ({ en: pick(catalogues.en), zh: pick(catalogues.zh) });
  const dayOf = (day: Day): Bilingual => ({ en: formatDay(day, "en"), zh: formatDay(day, "zh") });
  const address = `${origin}/verify/${serial}`;
  return {
    holder: { name: holder.name, otherName: holder.otherName },
    ...{ company, titles, address, qr: qrOf(address) },
    status:
      standing === "lapsed" || standing === "suspended" || standing === "revoked" ? say(({ certification }) => certification.verify.status[standing]) : null,
    certifies: say(({ certification }) => certification.certificate.certifies),
    earned: say(({ certification }) => certification.certificate.earned),
    facts: [
      { label: say(({ certification }) => certification.certificate.tier), value: say(({ frame }) => frame.tier[tier]) },
      { label: say(({ certification }) => certification.certificate.issued), value: dayOf(issuedOn) },
      {
        label: say(({ certification }) => certification.certificate.expires),
        value: dayOf(expiresOn),
        hint: say(({ certification }) => certification.certificate.expiresHint),
      },
    ],
    serial: { label: say(({ certification }) => certification.certificate.serial), grouped: groupedSerial(serial) },
    scan: say(({ certification }) => certification.certificate.scan),
    standIn: say(({ proof }) => proof.standIn),
  };
}

/** What every typeface has: letters of the West and the characters of everyday Chinese. */
const EVERYDAY = /^[ -~\u00a0-\u00ac\u00ae-\u017f·—’“”\u3000-\u3002\u4e00-\u9fa5，（）]*$/u;
const asked = new Map<string, string[]>();

/** The characters of a text that cannot be drawn on a sheet, each once. */
export async function undrawable(text: string): Promise<string[]> {
  if (EVERYDAY.test(text)) return [];
  const known = asked.get(text) ?? (await aside("undrawableIn", text));
  if (asked.size > 1000) asked.clear();
  asked.set(text, known);
  return known;
}
