/** How guessing is slowed: a few free tries, then waits that double, never longer than a minute: a real owner gets past. */
export type Failures = { failures: number; windowEndsAt: Date };

const LONGEST_WAIT = 60_000;
export const WINDOW = 15 * 60_000;

/** Milliseconds until the next try is taken after so many failures in a row, counted from the last one. */
export function waitAfter(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(LONGEST_WAIT, 1000 * 2 ** (failures - free));
}

/** Milliseconds still to wait at an instant. The last failure was one window before `windowEndsAt`. */
export function waitLeft(row: Failures | undefined, now: Date, free: number): number {
  if (!row || row.windowEndsAt <= now) return 0;
  const lastAt = row.windowEndsAt.getTime() - WINDOW;
  return Math.max(0, lastAt + waitAfter(row.failures, free) - now.getTime());
}

/** The part of an address that stands for one place: of IPv6 the first 64 bits, because one home or attacker owns all below. */
export function placeOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (!plain.includes(":")) return plain.slice(0, 60);
  const [head = "", tail] = plain.split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return `${[...before, ...zeros, ...after].slice(0, 4).join(":")}::/64`.slice(0, 60);
}
