import { eq } from "drizzle-orm";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { letters, mailChoices, stoppedAddresses } from "~db/tables/messages";
import { people } from "~db/tables/people";
import { everybodyOfHr } from "./recipients.server";
import { endMatter, tell } from "./tell.server";

/** Where a person's mail goes and what they want of it. */
export type MailChoice = { address: string | null; dutiesOnly: boolean; stopped: boolean };

export async function mailChoiceOf(reader: Reader, personId: string): Promise<MailChoice> {
  const [row] = await reader
    .select({ address: people.email, since: mailChoices.dutiesOnlySince, stopped: stoppedAddresses.address })
    .from(people)
    .leftJoin(mailChoices, eq(mailChoices.personId, people.id))
    .leftJoin(stoppedAddresses, eq(stoppedAddresses.address, people.email))
    .where(eq(people.id, personId))
    .limit(1);
  return { address: row?.address ?? null, dutiesOnly: Boolean(row?.since), stopped: Boolean(row?.stopped) };
}

/** What one has to do is mailed in any case; whether the rest is too, is one's own choice. */
export const chooseMail = (store: Store, personId: string, { dutiesOnly }: { dutiesOnly: boolean }, now: Date): Promise<void> =>
  store.tx(async (w) => {
    if (dutiesOnly) await w.insert(mailChoices).values({ personId, dutiesOnlySince: now }).onConflictDoNothing();
    else await w.delete(mailChoices).where(eq(mailChoices.personId, personId));
  });

/** The address a letter went to, by the token in it. */
export async function addressOfLetter(reader: Reader, token: string | undefined): Promise<string | undefined> {
  if (!token || token.length > 100) return undefined;
  const [row] = await reader.select({ address: letters.address }).from(letters).where(eq(letters.token, token)).limit(1);
  return row?.address;
}

/** Stops all mail to the address a letter went to, because it is not its person's, and tells HR. False when the token is of no letter. Doing it again changes nothing. */
export const stopAddress = (store: Store, token: string, today: Day, now: Date): Promise<boolean> =>
  store.tx(async (w) => {
    const [letter] = await w.select().from(letters).where(eq(letters.token, token)).limit(1);
    if (!letter) return false;
    const { address, personId } = letter;
    const [stopped] = await w
      .insert(stoppedAddresses)
      .values({ address, personId, at: now })
      .onConflictDoNothing()
      .returning({ address: stoppedAddresses.address });
    if (!stopped) return true;
    await audit(w, { actorId: null, act: "messages.mail-stopped", subjectId: personId, values: { address } }, now);
    await tell(w, await everybodyOfHr(w), { kind: "mail-stopped", personId, on: today }, now);
    return true;
  });

/** Lets mail go to an address again. */
export const allowAddress = (store: Store, { address, by }: { address: string; by: string }, now: Date): Promise<boolean> =>
  store.tx(async (w) => {
    const [lifted] = await w.delete(stoppedAddresses).where(eq(stoppedAddresses.address, address)).returning({ personId: stoppedAddresses.personId });
    if (!lifted) return false;
    await audit(w, { actorId: by, act: "messages.mail-allowed", subjectId: lifted.personId, values: { address } }, now);
    await endMatter(w, lifted.personId, { kinds: ["mail-stopped"] }, now);
    return true;
  });
