import { sql } from "drizzle-orm";
import { id, index, int, json, key, moment, table, text, unique } from "../kit";
import { people } from "./people";

/**
 * What concerns a person, written in the transaction of its cause. Ids and days only: the words are found when it is read. `once`
 * is made of kind, subject and date, so that each happens to a person once at the most.
 */
export const messages = table(
  "messages",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    kind: key().notNull(),
    once: key().notNull(),
    aboutId: key().notNull(), // the assignment, performance, attempt, … whose end ends the matter
    facts: json<Record<string, unknown>>().notNull(), // the message as `app/messages/message.ts` defines it
    at: moment().notNull(),
    readAt: moment(),
    doneAt: moment(), // the matter is at an end, wherever that was brought about
  },
  (t) => [
    unique("messages_once").on(t.personId, t.once),
    index("messages_by_person").on(t.personId, t.id),
    index("messages_unread").on(t.personId).where(sql`read_at is null and done_at is null`),
    index("messages_by_matter").on(t.aboutId, t.kind),
    index("messages_by_time").on(t.at),
  ],
);

/**
 * A message on its way out of the house by a channel, written with it. Those that wait for one person leave together, as one
 * letter: `letterId` is set when it is first tried and never changed, so that it is the same letter each time.
 */
export const deliveries = table(
  "deliveries",
  {
    id: id(),
    messageId: key()
      .notNull()
      .references(() => messages.id),
    personId: key()
      .notNull()
      .references(() => people.id),
    channel: text().$type<"mail">().notNull(),
    state: text().$type<"waiting" | "sent" | "failed" | "dropped">().notNull(),
    at: moment().notNull(),
    dueAt: moment().notNull(), // not before
    letterId: key(),
    tries: int().notNull(),
    claimedUntil: moment(),
    settledAt: moment(),
    why: text(), // why it failed or was dropped, or is tried again
  },
  (t) => [
    unique("deliveries_once").on(t.messageId, t.channel),
    index("deliveries_waiting").on(t.dueAt).where(sql`state = 'waiting'`),
    index("deliveries_by_letter").on(t.letterId),
    index("deliveries_by_person").on(t.personId, t.state),
    index("deliveries_by_state").on(t.state, t.settledAt),
  ],
);

/** A letter and the address it went to. The token in it stops all mail to that address. */
export const letters = table(
  "letters",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    address: key().notNull(),
    token: key().notNull(),
    at: moment().notNull(),
  },
  (t) => [unique("letters_token").on(t.token), index("letters_by_time").on(t.at)],
);

/** Addresses whose holder said that they are not who the mail was meant for. Nothing is sent there until somebody lifts it. */
export const stoppedAddresses = table(
  "stopped_addresses",
  {
    address: key().primaryKey(),
    personId: key()
      .notNull()
      .references(() => people.id),
    at: moment().notNull(),
  },
  (t) => [index("stopped_addresses_by_time").on(t.at)],
);

/** People who want by mail only what they have to do. */
export const mailChoices = table("mail_choices", {
  personId: key()
    .primaryKey()
    .references(() => people.id),
  dutiesOnlySince: moment().notNull(),
});
