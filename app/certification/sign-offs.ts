import { textHash } from "~/content/hashing";
import type { Facts, SignOffFact } from "./facts";
import type { SignOff } from "./rules";
import { earned, type Proof, type Step } from "./steps";

/** The link of a chain that is to be signed now. `returned`: it was given back, and waits for what the reason asks. */
export type Waiting = { signOff: SignOff; since: Date; returned: { reason: string; at: Date } | null };
/**
 * The sign-offs over the proofs of the met requirements. `waits` is null once the last has signed: then `factIds` name the
 * sign-offs too, and `completedAt` is when the last of all these came.
 */
export type Chain = { proofsHash: string; waits: Waiting | null; completedAt: Date; factIds: Proof[] };

/** SHA-256 over the sorted ids of the facts by which requirements are met: what a sign-off is given over. */
export const proofsHash = (proofs: readonly Pick<Proof, "factId">[]): string => textHash([...new Set(proofs.map(({ factId }) => factId))].sort().join(" "));

/**
 * The chain that begins once every requirement is met; null before. A sign-off counts only over the very proofs that were there
 * when it was given: when one of them changes, all are asked again. Of what was signed out of order nothing counts before its turn.
 */
export function chainOver(
  certificationId: string,
  signOffs: readonly SignOff[] = [],
  steps: Step[],
  { signOffs: facts }: Pick<Facts, "signOffs">,
): Chain | null {
  const grounds = earned(steps);
  if (!grounds) return null;
  const hash = proofsHash(grounds.factIds);
  const over = oldestFirst(facts.filter((fact) => fact.certificationId === certificationId && fact.proofsHash === hash));
  const chain: Chain = { proofsHash: hash, waits: null, ...grounds };
  for (const signOff of signOffs) {
    const said = over.filter(({ signOffId }) => signOffId === signOff.id);
    const signed = said.find(({ decision }) => decision === "signed");
    if (!signed) return { ...chain, waits: { signOff, since: chain.completedAt, returned: returnedBy(said) } };
    chain.completedAt = signed.at > chain.completedAt ? signed.at : chain.completedAt;
    chain.factIds = [...chain.factIds, { requirementId: signOff.id, kind: "sign-off", factId: signed.factId }];
  }
  return chain;
}

function returnedBy(said: SignOffFact[]): Waiting["returned"] {
  const last = said.at(-1);
  return last ? { reason: last.reason ?? "", at: last.at } : null;
}

const oldestFirst = (facts: SignOffFact[]) => [...facts].sort((a, b) => a.at.getTime() - b.at.getTime());
