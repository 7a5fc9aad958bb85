import { and, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { newId } from "~db/kit";
import type { Writer } from "~db/store";
import { deliveries, mailChoices, messages } from "~db/tables/messages";
import { people } from "~db/tables/people";
import { isDuty, type Message, type MessageKind, matterOf, onceOf } from "./message";

export type Told = { personId: string; message: Message };
/** A message that was not told before. */
export type New = { id: string; personId: string; kind: string; aboutId: string };
const AT_ONCE = 100;

/** Tells people something, in the transaction of its cause; whoever was told it before is not told again. */
export const tell = (w: Writer, personIds: Iterable<string>, message: Message, now: Date): Promise<New[]> =>
  tellAll(
    w,
    [...new Set(personIds)].map((personId) => ({ personId, message })),
    now,
  );

/** Tells many things at once, and gives what was new. What may leave the house is put in the outbox with it. */
export async function tellAll(w: Writer, told: Told[], now: Date): Promise<New[]> {
  const all: New[] = [];
  for (let from = 0; from < told.length; from += AT_ONCE) {
    const rows = told.slice(from, from + AT_ONCE).map(({ personId, message }) => ({
      id: newId(now.getTime()),
      ...{ personId, kind: message.kind, once: onceOf(message), aboutId: matterOf(message), facts: message, at: now },
    }));
    const { id, personId, kind, aboutId } = messages;
    const added = await w.insert(messages).values(rows).onConflictDoNothing().returning({ id, personId, kind, aboutId });
    if (added.length > 0) await post(w, added, now);
    all.push(...added);
  }
  return all;
}

type Ending = { kinds?: MessageKind[]; personId?: string /** This one stays. */; exceptId?: string };

/** Ends a matter for everybody it concerned, or for one person: what was told of it is done. */
export async function endMatter(w: Writer, matterId: string, { kinds, personId, exceptId }: Ending, now: Date): Promise<void> {
  const theirs = and(personId ? eq(messages.personId, personId) : undefined, exceptId ? ne(messages.id, exceptId) : undefined);
  const these = kinds ? inArray(messages.kind, kinds) : undefined;
  await w
    .update(messages)
    .set({ doneAt: now })
    .where(and(eq(messages.aboutId, matterId), these, theirs, isNull(messages.doneAt)));
}

/** What is told by mail too: to who has an address, and wants to hear of this by mail. */
async function post(w: Writer, told: { id: string; personId: string; kind: string }[], now: Date) {
  const reached = await w
    .select({ id: people.id, dutiesOnlySince: mailChoices.dutiesOnlySince })
    .from(people)
    .leftJoin(mailChoices, eq(mailChoices.personId, people.id))
    .where(
      and(
        inArray(
          people.id,
          told.map(({ personId }) => personId),
        ),
        isNotNull(people.email),
        eq(people.active, true),
      ),
    )
    .limit(told.length);
  const wants = new Map(reached.map(({ id, dutiesOnlySince }) => [id, dutiesOnlySince === null ? "all" : "duties"]));
  const sent = told.filter(({ personId, kind }) => wants.get(personId) === "all" || (wants.has(personId) && isDuty(kind as MessageKind)));
  if (sent.length === 0) return;
  await w.insert(deliveries).values(
    sent.map(({ id: messageId, personId }) => ({
      id: newId(now.getTime()),
      ...{ messageId, personId, channel: "mail" as const, state: "waiting" as const, at: now, dueAt: now, tries: 0 },
    })),
  );
}
