import { countFailure, secondsToWait } from "~/people/throttle.server";
import type { Day } from "~db/kit";
import type { Store } from "~db/store";
import { type Certificate, findCertificate } from "./certificates.server";
import { type CertificateNow, certificateNow } from "./now.server";
import { maskedName } from "./public-name";
import { type PublicNames, publicNames } from "./public-names.server";
import { normalSerial } from "./serial";

/** All that a stranger is told of a certificate. */
export type PublicCertificate = {
  name: string;
  otherName: string | null;
  titles: { en: string; zh: string };
  tier: Certificate["tier"];
  issuedOn: Day;
  expiresOn: Day;
  status: "valid" | Exclude<CertificateNow["standing"], "certified" | "renewal-due">;
};
export type Verified = { outcome: "found"; certificate: PublicCertificate } | { outcome: "unknown" } | { outcome: "slowed"; seconds: number };

/** A company's door may have one address for everybody. */
const FREE_GUESSES = 20;

/** Looks a number up for a stranger. Numbers that do not exist are counted per address, and then each look-up waits, right or wrong. */
export async function verify(
  store: Store,
  { typed, address }: { typed: string; address: string },
  { now, today }: { now: Date; today: Day },
): Promise<Verified> {
  const serial = normalSerial(typed);
  if (!serial) return { outcome: "unknown" };
  const guesses = { key: `verify:${address}`, free: FREE_GUESSES };
  const seconds = await secondsToWait(store, [guesses], now);
  if (seconds > 0) return { outcome: "slowed", seconds };
  const certificate = await findCertificate(store.read, serial);
  if (certificate) {
    const { standing } = await certificateNow(store.read, certificate, today);
    return { outcome: "found", certificate: shownOf(certificate, standing, await publicNames(store.read)) };
  }
  await countFailure(store, [guesses], now);
  return { outcome: "unknown" };
}

function shownOf(certificate: Certificate, now: CertificateNow["standing"], names: PublicNames): PublicCertificate {
  const { holder, titles, tier, issuedOn, expiresOn } = certificate;
  const shown = (name: string) => (names === "masked" ? maskedName(name) : name);
  return {
    name: shown(holder.name),
    otherName: holder.otherName && shown(holder.otherName),
    titles,
    tier,
    issuedOn,
    expiresOn,
    status: now === "certified" || now === "renewal-due" ? "valid" : now,
  };
}
