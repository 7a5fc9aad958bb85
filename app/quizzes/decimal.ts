/** An exact number: `units` × 10^−`places`. */
export type Decimal = { units: bigint; places: number };

const form = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/;

/** A number written plainly, with a point, at most twelve digits before and six after it; else null. */
export function decimalOf(text: string): Decimal | null {
  const [, sign, whole = "", part = ""] = form.exec(text) ?? [];
  if (sign === undefined) return null;
  return { units: BigInt(`${sign}${whole}${part}`), places: part.length };
}

/** Whether two numbers lie no further apart than the tolerance, which is absolute or in percent of the first; exactly, without rounding. */
export function isWithin(value: Decimal, given: Decimal, tolerance: { absolute: Decimal } | { percent: Decimal }): boolean {
  const allowed = "absolute" in tolerance ? tolerance.absolute : tolerance.percent;
  const places = Math.max(value.places, given.places);
  const off = distance(scaled(value, places), scaled(given, places));
  const [share, whole] = "absolute" in tolerance ? [10n ** BigInt(places), 1n] : [distance(scaled(value, places), 0n), 100n];
  return off * whole * 10n ** BigInt(allowed.places) <= allowed.units * share;
}

const scaled = ({ units, places }: Decimal, to: number) => units * 10n ** BigInt(to - places);
const distance = (a: bigint, b: bigint) => (a > b ? a - b : b - a);
