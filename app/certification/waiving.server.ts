import { desc, eq } from "drizzle-orm";
import { openAssignments } from "~/assignments/assignments.server";
import type { Library } from "~/content/library";
import { addDays, dayIn, instantAt } from "~/locale/day";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { waivers } from "~db/tables/certification";
import { heldCertificates } from "./certificates.server";
import type { Facts } from "./facts";
import { factsOf } from "./facts.server";
import { settleCertifications } from "./issuing.server";
import type { Requirement, Rules } from "./rules";
import { ensureInForce, findRulesInForce } from "./rules-in-force.server";
import { stepsFor } from "./steps";

type Waivable = Extract<Requirement, { kind: "certificate" }> & { waiver: NonNullable<Extract<Requirement, { kind: "certificate" }>["waiver"]> };
/** A requirement that the rules let HR waive for a person. `met`: by the certificate it asks for, or by a waiver that counts. */
export type MayWaive = { rules: Rules; requirement: Waivable; met: "certificate" | "waiver" | null };

/** What can be waived for a person: of the certifications that are assigned to them, or that they hold. */
export async function waivableFor(reader: Reader, personId: string, today: Day, known?: Facts): Promise<MayWaive[]> {
  const ids = [...(await openAssignments(reader, personId)), ...(await heldCertificates(reader, personId))].map(({ certificationId }) => certificationId);
  const facts = known ?? (await factsOf(reader, personId));
  const found: MayWaive[] = [];
  for (const certificationId of new Set(ids)) {
    const rules = (await findRulesInForce(reader, certificationId))?.rules;
    for (const requirement of rules?.requirements ?? []) {
      if (requirement.kind !== "certificate" || !requirement.waiver) continue;
      const [step] = stepsFor([requirement], certificationId, facts, today, { modules: new Map() });
      const met = step?.state === "met" ? ("waiver" in step ? "waiver" : "certificate") : null;
      found.push({ rules: rules!, requirement: { ...requirement, waiver: requirement.waiver }, met });
    }
  }
  return found;
}

type Giving = { personId: string; certificationId: string; requirementId: string; reason: string; givenBy: string };

/**
 * HR lets one person go without a certificate that a requirement asks for. It counts at once, and falls away by itself after its
 * day. `met`: there is nothing to waive, or it was waived a moment ago. `unknown`: the rules in force let nobody waive it.
 */
export function giveWaiver(store: Store, library: Library, { personId, ...giving }: Giving, now: Date): Promise<"given" | "met" | "unknown"> {
  return store.tx(async (w) => {
    const today = dayIn(library.zone, now);
    const may = (await waivableFor(w, personId, today)).find(
      ({ rules, requirement }) => rules.id === giving.certificationId && requirement.id === giving.requirementId,
    );
    if (!may) return "unknown";
    if (may.met) return "met";
    await ensureInForce(w, library, may.requirement.waiver.certification, now);
    const condition = await findRulesInForce(w, may.requirement.waiver.certification);
    if (!condition) return "unknown";
    const { withinDays, requirements: conditionIds } = may.requirement.waiver;
    const dueOn = addDays(today, withinDays);
    const dueBy = instantAt(library.zone, addDays(dueOn, 1), "00:00");
    const [row] = await w
      .insert(waivers)
      .values({ ...giving, personId, dueOn, dueBy, conditionHash: condition.hash, conditionIds, givenAt: now })
      .returning({ id: waivers.id });
    const { givenBy: actorId, ...values } = giving;
    await audit(w, { actorId, act: "certification.waived", subjectId: personId, values: { waiverId: row!.id, ...values, dueOn, conditionIds } }, now);
    await settleCertifications(w, library, personId, now);
    return "given";
  });
}

/** Every waiver a person was given, as it was given. */
export const waiversOf = (reader: Reader, personId: string) =>
  reader.select().from(waivers).where(eq(waivers.personId, personId)).orderBy(desc(waivers.givenAt)).limit(100);
