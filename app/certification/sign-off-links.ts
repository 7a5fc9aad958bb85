import type { Link } from "./signing-off.server";

/** A link as forms carry it: whose, of which certification, which one, and over which proofs. */
export const linkIn = ({ personId, certificationId, signOffId, proofsHash }: Link): string => [personId, certificationId, signOffId, proofsHash].join(".");

/** The link a form carried; undefined for what was never offered. */
export function linkOf(value: string): Link | undefined {
  const [personId, certificationId, signOffId, proofsHash, ...rest] = value.slice(0, 400).split(".");
  const isWhole = rest.length === 0 && [personId, certificationId, signOffId, proofsHash].every((part) => part !== undefined && /^[\w-]+$/.test(part));
  return isWhole ? { personId: personId!, certificationId: certificationId!, signOffId: signOffId!, proofsHash: proofsHash! } : undefined;
}
