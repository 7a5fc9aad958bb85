import { eq, inArray } from "drizzle-orm";
import type { Settings } from "~db/settings";
import type { Reader, Store } from "~db/store";
import { companyFacts, people } from "~db/tables/people";
import { demoAccounts, demoPassword } from "./demo";

/** Whether the database holds the demo company. */
export async function isDemoCompany(store: Store): Promise<boolean> {
  return (await store.read.select({ name: companyFacts.name }).from(companyFacts).where(eq(companyFacts.name, "demo")).limit(1)).length > 0;
}

export const hasPeople = async (reader: Reader): Promise<boolean> => (await reader.select({ id: people.id }).from(people).limit(1)).length > 0;

/** The accounts to offer on the sign-in page: only in the demo, only when the demo company is there. */
export async function demoSignIns(store: Store, settings: Settings) {
  if (settings.RUNG_MODE !== "demo" || !(await isDemoCompany(store))) return null;
  const rows = await store.read
    .select({ email: people.email, name: people.name, otherName: people.otherName, position: people.position })
    .from(people)
    .where(inArray(people.email, demoAccounts))
    .limit(demoAccounts.length);
  const accounts = demoAccounts.flatMap((account) => {
    const row = rows.find(({ email }) => email === account);
    return row ? [{ account, who: [row.name, row.otherName, row.position].filter(Boolean).join(" · ") }] : [];
  });
  return { password: demoPassword, accounts };
}
