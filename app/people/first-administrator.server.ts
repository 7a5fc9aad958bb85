import { and, eq, isNotNull } from "drizzle-orm";
import type { Company } from "~/content/company";
import { audit } from "~/record/audit.server";
import { newId } from "~db/kit";
import type { Store, Writer } from "~db/store";
import { companyFacts, departments, people, roles, signInLinks } from "~db/tables/people";
import { hasPeople } from "./demo.server";
import { issueLink } from "./links.server";
import { sortKey } from "./search";
import { renewNameWords } from "./search.server";
import { firstSignInAddress } from "./slips.server";

const FACT = "first-administrator";
const placeholder = { staffNumber: "ADMIN", name: "Administrator", otherName: "管理员" };

/**
 * In production, the address at which the first administrator chooses a password: a placeholder person in a department named
 * after the company is made when there is nobody at all. A fresh one at each start until somebody has used one, then null.
 */
export async function firstAdministratorLink(store: Store, { origin, company }: { origin: string; company: Company }, now: Date): Promise<string | null> {
  const token = await store.tx(async (w) => {
    const personId = (await waiting(w)) ?? (await makePlaceholder(w, company, now));
    return personId ? (await issueLink(w, { personId, issuedBy: null }, now)).token : null;
  });
  return token && firstSignInAddress(origin, token);
}

/** The placeholder that nobody has signed in as yet. */
async function waiting(w: Writer): Promise<string | null> {
  const [fact] = await w.select({ personId: companyFacts.value }).from(companyFacts).where(eq(companyFacts.name, FACT)).limit(1);
  const personId = typeof fact?.personId === "string" ? fact.personId : null;
  if (!personId) return null;
  const [person] = await w.select({ active: people.active }).from(people).where(eq(people.id, personId)).limit(1);
  const used = await w.$count(signInLinks, and(eq(signInLinks.personId, personId), isNotNull(signInLinks.usedAt)));
  return person?.active && used === 0 ? personId : null;
}

async function makePlaceholder(w: Writer, company: Company, now: Date): Promise<string | null> {
  if (await hasPeople(w)) return null;
  const [id, departmentId] = [newId(now.getTime()), newId(now.getTime())];
  const [name, otherName] = [company.name.zh || company.name.en, company.name.zh ? company.name.en : null];
  await w.insert(departments).values({ id: departmentId, name, otherName, sortKey: sortKey({ name, staffNumber: "" }), createdAt: now });
  await w.insert(people).values({ id, ...placeholder, sortKey: sortKey(placeholder), departmentId, active: true, createdAt: now });
  await renewNameWords(w, { id, ...placeholder });
  await w.insert(roles).values({ personId: id, role: "admin", grantedAt: now });
  await w.insert(companyFacts).values({ name: FACT, value: id, at: now });
  await audit(w, { actorId: null, act: "people.first-administrator-made", subjectId: id }, now);
  return id;
}
