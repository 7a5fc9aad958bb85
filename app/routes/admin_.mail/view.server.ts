import type { AppLoadContext } from "@remix-run/node";
import { formatInstant } from "~/locale/day";
import { mailState } from "~/messages/state.server";
import { can } from "~/people/can";
import { countFailedLetters, type FailedLetter, failedLetters, lettersUnderWay } from "~/people/failed-letters.server";
import { findPersons } from "~/people/person.server";
import type { Visitor } from "~/people/visitor";

/** How all mail stands, messages and letters with one-time links alike. */
export async function mailView({ store, settings, now, zone, language }: AppLoadContext, me: Visitor) {
  const { oldest, failures, stopped, ...counts } = await mailState(store.read, now);
  const links = await lettersUnderWay(store.read, now);
  const failed = await failedLetters(store.read, now);
  const mine = new Set((await theirsToSend(store, me, failed)).map(({ id }) => id));
  const written = (instant: Date) => formatInstant(instant, zone, language);
  const held = [oldest, links.oldest].flatMap((one) => (one?.why ? { at: one.at, why: one.why } : [])).sort((a, b) => a.at.getTime() - b.at.getTime())[0];
  return {
    isAdmin: can.managePeople(me),
    isSetUp: settings.SMTP_URL !== undefined,
    waiting: counts.waiting + links.waiting,
    sent: counts.sent + links.sent,
    failed: counts.failed + (await countFailedLetters(store.read, now)),
    held: held ? { since: written(held.at), why: held.why } : null,
    failures: failures.map((one) => ({ ...one, at: one.at && written(one.at) })),
    letters: failed.map((one) => ({ ...one, at: written(one.at), isMine: mine.has(one.id) })),
    stopped: stopped.map((one) => ({ ...one, at: written(one.at) })),
  };
}

export type MailView = Awaited<ReturnType<typeof mailView>>;

/** Of letters that failed those that this visitor may send again, as slips may be printed for their people. */
export async function theirsToSend(store: AppLoadContext["store"], me: Visitor, letters: FailedLetter[]): Promise<FailedLetter[]> {
  const people = await findPersons(
    store.read,
    letters.map(({ personId }) => personId),
  );
  const may = new Set(people.filter((person) => can.issueSlip(me, relation(me.personId === person.id), person)).map(({ id }) => id));
  return letters.filter(({ personId }) => may.has(personId));
}

const relation = (self: boolean) => ({ self, inMyLine: false, directReport: false, inMyGroup: false, myManager: false });
