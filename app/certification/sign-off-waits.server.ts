import { and, eq, notInArray, sql } from "drizzle-orm";
import { matterOfSignOff } from "~/messages/message";
import { endMatter } from "~/messages/tell.server";
import { prepared, type Reader, type Writer } from "~db/store";
import { signOffWaits } from "~db/tables/sign-offs";
import type { InForce } from "./rules-in-force.server";
import type { Chain } from "./sign-offs";

export type Wait = typeof signOffWaits.$inferSelect;

const waiting = prepared("sign_off_wait", (reader: Reader) =>
  reader
    .select()
    .from(signOffWaits)
    .where(and(eq(signOffWaits.personId, sql.placeholder("personId")), eq(signOffWaits.certificationId, sql.placeholder("certificationId"))))
    .limit(1),
);

/** The link that waits for a person and a certification, as it was last settled. */
export const findWait = async (reader: Reader, personId: string, certificationId: string): Promise<Wait | null> =>
  (await waiting(reader, { personId, certificationId }))[0] ?? null;

/** Keeps which link of a chain waits, derived from it. When another waits than before, what was told of that one is done. */
export async function renewWait(w: Writer, { personId, inForce, chain }: { personId: string; inForce: InForce; chain: Chain | null }, now: Date) {
  const certificationId = inForce.rules.id;
  const before = await findWait(w, personId, certificationId);
  const after = chain?.waits ? rowOf(personId, inForce, chain, chain.waits) : null;
  if (!before && !after) return;
  if (before && !isSameLink(before, after)) await endMatter(w, matterOfSignOff(personId, certificationId), {}, now);
  if (!after) await w.delete(signOffWaits).where(and(eq(signOffWaits.personId, personId), eq(signOffWaits.certificationId, certificationId)));
  else
    await w
      .insert(signOffWaits)
      .values(after)
      .onConflictDoUpdate({ target: [signOffWaits.personId, signOffWaits.certificationId], set: after });
}

const rowOf = (personId: string, { hash, rules }: InForce, { proofsHash }: Chain, { signOff, since, returned }: NonNullable<Chain["waits"]>): Wait => ({
  ...{ personId, certificationId: rules.id, signOffId: signOff.id, office: signOff.by, proofsHash, rulesHash: hash },
  ...{ since, returnedAt: returned?.at ?? null },
});

const isSameLink = (before: Wait, after: Wait | null) =>
  after !== null && after.signOffId === before.signOffId && after.office === before.office && after.proofsHash === before.proofsHash;

/** Nobody signs for who has neither an assignment nor a certificate, or has left. */
export async function dropOtherWaits(w: Writer, personId: string, wanted: string[], now: Date) {
  const mine = eq(signOffWaits.personId, personId);
  const others = wanted.length > 0 ? and(mine, notInArray(signOffWaits.certificationId, wanted)) : mine;
  const dropped = await w.delete(signOffWaits).where(others).returning({ certificationId: signOffWaits.certificationId });
  for (const { certificationId } of dropped) await endMatter(w, matterOfSignOff(personId, certificationId), {}, now);
}
