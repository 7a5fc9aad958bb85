import { and, eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import { versionOf } from "~/content/versions.server";
import { dayIn } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { everybodyOfHr } from "~/messages/recipients.server";
import { type Told, tellAll } from "~/messages/tell.server";
import { audit } from "~/record/audit.server";
import { signatureHash } from "~/role-plays/scorecard";
import type { Reader, Store, Writer } from "~db/store";
import { people } from "~db/tables/people";
import { signatures } from "~db/tables/role-plays";
import { signOffs } from "~db/tables/sign-offs";
import { settleCertifications } from "./issuing.server";
import { everySignOff, type Office, type Rules, rules, signOffIn } from "./rules";
import { findRulesInForce } from "./rules-in-force.server";
import { findWait, type Wait } from "./sign-off-waits.server";
import { isBarred, maySign } from "./signers.server";

/** A link as the signer was shown it: over which proofs, by their hash. */
export type Link = { personId: string; certificationId: string; signOffId: string; proofsHash: string };
/** `language`: in which the signer read what it confirms. */
export type Signing = Link & { signedBy: string; nameAsSigned: string; language: Language };
/**
 * `own`: oneself, one's manager or anybody above. `too-early`: an earlier link has still to be signed. `changed`: the proofs are
 * others than were shown. `returned`: it was given back already.
 */
export type WhyNot = "unknown" | "own" | "not-yours" | "too-early" | "already" | "changed" | "returned";
export type SignedOff = { outcome: "signed" } | { outcome: "refused"; link: Link; why: WhyNot };

/** Signs several links, each by itself, in one transaction: when one of them is refused, none is signed. The step-up was asked for before. */
export const signOff = (store: Store, library: Library, signings: Signing[], now: Date): Promise<SignedOff> =>
  orTakenBack(store, library, now, async (w) => {
    for (const signing of signings) {
      const wait = await waitFor(w, library, signing, signing.signedBy, now);
      await writeSigned(w, signing, wait, now);
      await settleCertifications(w, library, signing.personId, now);
    }
  });

/** Gives a link back with a reason: the chain stands still until the same link is signed. */
export const returnSignOff = (store: Store, library: Library, link: Link & { signedBy: string; reason: string }, now: Date): Promise<SignedOff> =>
  orTakenBack(store, library, now, async (w) => {
    const { personId, certificationId, signOffId, proofsHash, signedBy, reason } = link;
    const { office, rulesHash, returnedAt } = await waitFor(w, library, link, signedBy, now);
    if (returnedAt) throw new NotSigned(link, "returned");
    const about = { personId, certificationId, signOffId, proofsHash };
    const [row] = await w
      .insert(signOffs)
      .values({ ...about, office, decision: "returned", reason, rulesHash, signedBy, signedAt: now })
      .returning({ id: signOffs.id });
    const returnedId = row!.id;
    await audit(w, { actorId: signedBy, act: "certification.sign-off-returned", subjectId: personId, values: { returnedId, ...about, office, reason } }, now);
    await settleCertifications(w, library, personId, now);
    await tellAll(w, await toldOfReturn(w, { ...about, returnedId }), now);
  });

/** Thrown so that the transaction takes back what was signed before it. */
class NotSigned extends Error {
  constructor(
    readonly link: Link,
    readonly why: WhyNot,
  ) {
    super(why);
  }
}

/** What waits is derived, and may be older than its facts: who came too late to it finds it as it is. */
async function orTakenBack(store: Store, library: Library, now: Date, body: (w: Writer) => Promise<void>): Promise<SignedOff> {
  try {
    await store.tx(body);
    return { outcome: "signed" };
  } catch (thrown) {
    if (!(thrown instanceof NotSigned)) throw thrown;
    const { link, why } = thrown;
    if (why === "changed") await store.tx((w) => settleCertifications(w, library, link.personId, now));
    return { outcome: "refused", link, why };
  }
}

/** The link that waits now, if it is the one that was shown and its turn has come; and only for who may sign it. */
async function waitFor(w: Writer, library: Library, link: Link, signerId: string, now: Date): Promise<Wait> {
  const refuse = (why: WhyNot) => new NotSigned(link, why);
  const [person] = await w.select().from(people).where(eq(people.id, link.personId)).limit(1);
  const inForce = await findRulesInForce(w, link.certificationId);
  const offices = inForce ? officesFor(inForce.rules, link.signOffId) : [];
  if (!person || offices.length === 0) throw refuse("unknown");
  if (await isBarred(w, signerId, person.id)) throw refuse("own");
  await settleCertifications(w, library, person.id, now);
  const wait = await findWait(w, person.id, link.certificationId);
  const isThis = wait?.signOffId === link.signOffId;
  if (!(await maySignOne(w, signerId, person, isThis ? [wait.office] : offices, dayIn(library.zone, now)))) throw refuse("not-yours");
  if (wait && isThis && wait.proofsHash === link.proofsHash) return wait;
  if (await isSigned(w, link)) throw refuse("already");
  throw refuse(wait?.proofsHash === link.proofsHash ? "too-early" : "changed");
}

/** On the whole path and on that of a renewal one link may be asked of different offices. */
const officesFor = (asked: Rules, signOffId: string): Office[] => [...new Set(everySignOff(asked).flatMap(({ id, by }) => (id === signOffId ? by : [])))];

async function maySignOne(reader: Reader, signerId: string, person: typeof people.$inferSelect, offices: Office[], today: string): Promise<boolean> {
  for (const office of offices) if (await maySign(reader, signerId, person, office, today)) return true;
  return false;
}

async function isSigned(reader: Reader, { personId, certificationId, signOffId, proofsHash }: Link): Promise<boolean> {
  const rows = await reader
    .select({ id: signOffs.id })
    .from(signOffs)
    .where(
      and(
        eq(signOffs.personId, personId),
        eq(signOffs.certificationId, certificationId),
        eq(signOffs.signOffId, signOffId),
        eq(signOffs.proofsHash, proofsHash),
        eq(signOffs.decision, "signed"),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

async function writeSigned(w: Writer, { signedBy, nameAsSigned, language, ...link }: Signing, { office, rulesHash }: Wait, now: Date) {
  const { personId, certificationId, signOffId, proofsHash } = link;
  const about = { personId, certificationId, signOffId, proofsHash };
  const [row] = await w
    .insert(signOffs)
    .values({ ...about, office, decision: "signed", rulesHash, signedBy, signedAt: now })
    .returning({ id: signOffs.id });
  const asked = await versionOf(w, rulesHash, rules);
  const meaning = inLanguage(signOffIn(asked, link.signOffId, office)?.confirms ?? { en: signOffId }, language);
  const hashes = { proofs: proofsHash, rules: rulesHash };
  const signature = { subjectKind: "sign-off", subjectId: row!.id, signedBy, nameAsSigned, meaning, hashes, signedAt: now };
  const signed = signatureHash(signature);
  await w.insert(signatures).values({ ...signature, hashes: { ...hashes, signature: signed } });
  const values = { signedOffId: row!.id, ...about, office, rulesHash, signature: signed };
  await audit(w, { actorId: signedBy, act: "certification.signed-off", subjectId: personId, values }, now);
}

async function toldOfReturn(reader: Reader, about: Link & { returnedId: string }): Promise<Told[]> {
  const [person] = await reader.select({ managerId: people.managerId }).from(people).where(eq(people.id, about.personId)).limit(1);
  const managerId = person?.managerId;
  const hr = (await everybodyOfHr(reader)).filter((id) => id !== about.personId && id !== managerId);
  return [
    { personId: about.personId, message: { kind: "sign-off-returned", ...about } },
    ...(managerId ? [{ personId: managerId, message: { kind: "report-sign-off-returned" as const, ...about } }] : []),
    ...hr.map((id): Told => ({ personId: id, message: { kind: "hr-sign-off-returned", ...about } })),
  ];
}
