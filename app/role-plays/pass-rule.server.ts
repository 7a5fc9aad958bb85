import { desc, eq } from "drizzle-orm";
import { rules } from "~/certification/rules";
import type { Library } from "~/content/library";
import { versionOf } from "~/content/versions.server";
import type { Reader } from "~db/store";
import { rulesInForce } from "~db/tables/certification";
import type { PassRule } from "~db/tables/role-plays";
import { practicePass } from "./scoring";

/** What a performance must reach now: by the rules in force of the certification it counts for, else as practice. */
export async function passRuleFor(reader: Reader, library: Library, towards: string | null): Promise<{ passRule: PassRule; rulesHash: string | null }> {
  if (towards === null) return { passRule: practicePass, rulesHash: null };
  const [inForce] = await reader.select({ hash: rulesInForce.hash }).from(rulesInForce).where(eq(rulesInForce.certificationId, towards)).orderBy(desc(rulesInForce.version)).limit(1);
  const certification = library.certifications.get(towards);
  const current = inForce ? await versionOf(reader, inForce.hash, rules) : certification;
  if (!current) throw new Error(`no rules are known for the certification ${towards}`);
  return { passRule: current.rolePlayPass, rulesHash: inForce?.hash ?? certification?.hash ?? null };
}
