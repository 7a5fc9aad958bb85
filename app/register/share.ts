import type { Day } from "~db/kit";
import type { HeldThen } from "./as-of";
import { listedStanding } from "./listed";
import { ALL } from "./rolled-up";

/** So many months that are over are looked back on. */
export const MONTHS_BACK = 24;
/** How many people were to have a certificate, or had one, on a day, and how many of them held one that was valid. */
export type Share = { certificationId: string; day: Day; people: number; valid: number };

/** Adds somebody to the sums of a day: once under each certification they held or were to earn, and once under any. */
export function addPerson(sums: Map<string, Share>, { held, assigned }: { held: HeldThen[]; assigned: string[] }, day: Day) {
  if (held.length + assigned.length === 0) return;
  const valid = held.filter((one) => isValidOn(one, day)).map(({ certificationId }) => certificationId);
  for (const id of [...held.map(({ certificationId }) => certificationId), ...assigned]) add(sums, id, day, valid.includes(id));
  add(sums, ALL, day, valid.length > 0);
}

/** Its last valid day had not passed, and neither a decision nor what it rests on kept it from counting. */
function isValidOn(held: HeldThen, day: Day): boolean {
  const standing = listedStanding(held, day);
  return standing === "certified" || standing === "renewal-due";
}

function add(sums: Map<string, Share>, certificationId: string, day: Day, isValid: boolean) {
  const key = `${certificationId} ${day}`;
  const { people, valid } = sums.get(key) ?? { people: 0, valid: 0 };
  sums.set(key, { certificationId, day, people: people + 1, valid: valid + (isValid ? 1 : 0) });
}

/** In whole percent, never rounded up to all; null: there was nobody. */
export const percentValid = ({ people, valid }: Pick<Share, "people" | "valid">): number | null => (people === 0 ? null : Math.floor((valid * 100) / people));
