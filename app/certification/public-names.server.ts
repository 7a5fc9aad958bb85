import { eq } from "drizzle-orm";
import { audit } from "~/record/audit.server";
import type { Reader, Store } from "~db/store";
import { companyFacts } from "~db/tables/people";

const NAME = "public-names";

/** How names stand on the page by which strangers check a certificate. */
export type PublicNames = "whole" | "masked";

export async function publicNames(reader: Reader): Promise<PublicNames> {
  const [kept] = await reader.select({ value: companyFacts.value }).from(companyFacts).where(eq(companyFacts.name, NAME)).limit(1);
  return kept?.value === "masked" ? "masked" : "whole";
}

export const setPublicNames = (store: Store, { names, by }: { names: PublicNames; by: string }, now: Date): Promise<void> =>
  store.tx(async (w) => {
    const before = await publicNames(w);
    if (before === names) return;
    await w
      .insert(companyFacts)
      .values({ name: NAME, value: names, at: now })
      .onConflictDoUpdate({ target: companyFacts.name, set: { value: names, at: now } });
    await audit(w, { actorId: by, act: "certification.public-names", subjectId: null, values: { from: before, to: names } }, now);
  });
