import type { AppLoadContext } from "@remix-run/node";
import { rules, signOffIn } from "~/certification/rules";
import { linkIn } from "~/certification/sign-off-links";
import { type Queued, waitingFor } from "~/certification/sign-off-queue.server";
import { versionsOf } from "~/content/versions.server";
import { dayIn, formatNearDay } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { relationTo } from "~/people/relations.server";
import { requireVisitor } from "./context";

export type WaitingView = Awaited<ReturnType<typeof waitingViews>>[number];

/** Sign-offs that wait, as their signer reads them: for whom, what is confirmed, since when, and where to look first. */
export async function waitingViews(context: AppLoadContext, queued: Queued[]) {
  const { store, library, language, words, zone, today } = context;
  const known = await versionsOf(store.read, [...new Set(queued.map(({ rulesHash }) => rulesHash))], rules);
  return Promise.all(
    queued.map(async (wait) => {
      const asked = known.get(wait.rulesHash);
      const link = signOffIn(asked, wait.signOffId, wait.office);
      const title = asked?.title ?? library.certifications.get(wait.certificationId)?.title ?? { en: wait.certificationId };
      return {
        value: linkIn(wait),
        name: nameIn(language, wait.person),
        staffNumber: wait.person.staffNumber,
        position: wait.person.position,
        certification: inLanguage(title, language),
        confirms: link ? inLanguage(link.confirms, language) : wait.signOffId,
        office: words.signOffs.office[wait.office],
        since: formatNearDay(dayIn(zone, wait.since), today, language),
        returned: wait.returnedAt && formatNearDay(dayIn(zone, wait.returnedAt), today, language),
        look: await pageAbout(context, wait.personId),
      };
    }),
  );
}

/** Where the visitor may read about a person, if anywhere. */
async function pageAbout(context: AppLoadContext, personId: string): Promise<string | null> {
  const visitor = requireVisitor(context);
  const relation = await relationTo(context.store.read, visitor, personId, context.today);
  if (can.seeRecord(visitor, relation)) return `/hr/people/${personId}/record`;
  if (can.seeTeamMember(visitor, relation)) return `/team/${personId}`;
  return can.seeQuizCare(visitor, relation) ? `/people/${personId}/quizzes` : null;
}

const COUNTED = 20;

/** How many sign-offs wait for the visitor, as a page that leads there says it; null for none. */
export async function countWaiting(context: AppLoadContext): Promise<string | null> {
  const { waiting, more } = await waitingFor(context.store.read, requireVisitor(context), context.today, COUNTED);
  if (waiting.length === 0) return null;
  return context.words.signOffs.link(more ? `${COUNTED}+` : String(waiting.length));
}
