/** The last sealed entry of the audit trail: its place and its seal. Whoever has kept it can tell later whether the trail up to it is still there. */
export type Head = { seq: number; hash: string };

/** As it is printed and pasted: `1204-3f…`, the whole seal. */
export const printedHead = ({ seq, hash }: Head) => `${seq}-${hash}`;

/** A head somebody pasted, also with line breaks and spaces in it. Null when it is none. */
export function readHead(typed: string): Head | null {
  const [, seq, hash] = /^(\d{1,15})\W([0-9a-f]{64})$/.exec(typed.toLowerCase().replace(/\s+/g, "")) ?? [];
  return seq && hash && Number(seq) > 0 ? { seq: Number(seq), hash } : null;
}
