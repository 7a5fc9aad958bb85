import { everyRequirement } from "~/certification/rules";
import { findRulesInForce } from "~/certification/rules-in-force.server";
import type { Library } from "~/content/library";
import { managersOf } from "~/people/relations.server";
import type { Reader } from "~db/store";
import type { PassRule } from "~db/tables/role-plays";
import { isPanel, type Panel, panelAsked } from "./planning";
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

/** The panel that the rules in force of a certification ask for when a scenario counts towards it. Practice needs one grader. */
export async function panelFor(reader: Reader, library: Library, towards: string | null, scenarioId: string): Promise<Panel> {
  if (towards === null) return panelAsked([], scenarioId);
  const rules = (await findRulesInForce(reader, towards))?.rules ?? library.certifications.get(towards);
  return panelAsked(rules ? everyRequirement(rules) : [], scenarioId);
}

type Scored = { staffId: string; towards: string | null; scenarioId: string };

/** Whether these graders of a performance are outside the reporting line as far as the rules ask for it. */
export async function standOutside(reader: Reader, library: Library, { staffId, towards, scenarioId }: Scored, graderIds: string[]): Promise<boolean> {
  const panel = await panelFor(reader, library, towards, scenarioId);
  return panel.outsideLine === 0 || isPanel(panel, graderIds, await managersOf(reader, staffId));
}
