import { findRulesInForce } from "~/certification/rules-in-force.server";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import type { PassRule } from "~db/tables/role-plays";
import { practicePass } from "./scoring";

/**
 * What a performance must reach now: by the rules in force of the certification it counts for, else as practice. Published rules
 * that were never put in force count as they are.
 */
export async function passRuleFor(reader: Reader, library: Library, towards: string | null): Promise<{ passRule: PassRule; rulesHash: string | null }> {
  if (towards === null) return { passRule: practicePass, rulesHash: null };
  const inForce = await findRulesInForce(reader, towards);
  const published = library.certifications.get(towards);
  const rules = inForce?.rules ?? published;
  if (!rules) throw new Error(`no rules are known for the certification ${towards}`);
  return { passRule: rules.rolePlayPass, rulesHash: inForce?.hash ?? published?.hash ?? null };
}
