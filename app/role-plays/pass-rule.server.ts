import { findRulesInForce } from "~/certification/rules-in-force.server";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import type { PassRule } from "~db/tables/role-plays";
import { gradersNeeded } from "./planning";
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

/** How many graders the rules in force of a certification ask for when a scenario counts towards it. Practice needs one. */
export async function gradersNeededFor(reader: Reader, library: Library, towards: string | null, scenarioId: string): Promise<number> {
  if (towards === null) return 1;
  const rules = (await findRulesInForce(reader, towards))?.rules ?? library.certifications.get(towards);
  return gradersNeeded(rules?.requirements ?? [], scenarioId);
}
