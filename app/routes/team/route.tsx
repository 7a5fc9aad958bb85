import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { waitingFor } from "~/certification/sign-off-queue.server";
import { teamOf } from "~/certification/team.server";
import { type MemberView, memberView } from "~/certification/team-view";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { waitingViews } from "~/http/waiting-sign-offs.server";
import { formatDay, timeIn } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { hasSteppedUp } from "~/people/step-up";
import type { PageHandle } from "~/root";
import { Notice, PageHead, PrintButton, Section } from "~/ui/page";
import { MemberList } from "./member-list";
import { ServingList } from "./serving-list";
import { SignList } from "./sign-list";

export const handle: PageHandle = { title: (words) => words.team.title };

/** Who may serve alone today, who may not, and how far everybody in the supervisor's line has come. */
export async function loader({ context }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeTeam(visitor));
  const { members, more } = await teamOf(context.store.read, context.library, visitor.personId, context.today);
  const { waiting } = await waitingFor(context.store.read, visitor, context.today, TO_SIGN, "direct-supervisor");
  return {
    members: members.map((member) => memberView(member, context)),
    more,
    day: formatDay(context.today, context.language),
    toSign: await waitingViews(context, waiting),
    confirmedAt: hasSteppedUp(visitor, context.now) ? timeIn(context.zone, visitor.steppedUpAt!) : null,
  };
}

/** So many wait on this page; the page of sign-offs has them all. */
const TO_SIGN = 20;

export default function Team() {
  const words = useDutyWords().team;
  const { members, more, day, toSign, confirmedAt } = useLoaderData<typeof loader>();
  const [alone, escorted] = parted(members);
  return (
    <>
      <PageHead title={words.title} lead={words.lead(alone.length, escorted.length)} actions={<PrintButton />} />
      <p className="hidden text-soft print:block">{words.asOf(day)}</p>
      <SignList items={toSign} confirmedAt={confirmedAt} />
      <div className="grid gap-x-8 lg:grid-cols-2 [&>*]:min-w-0">
        <Section title={`${words.mayServe} · ${alone.length}`} id="alone">
          <ServingList members={alone} none={words.mayServeNone} />
        </Section>
        <Section title={`${words.needsEscort} · ${escorted.length}`} id="escort">
          <ServingList members={escorted} none={words.needsEscortNone} />
        </Section>
      </div>
      <div data-screen-only>
        <Section title={words.everybody} id="everybody">
          <MemberList members={members} />
          {more ? <Notice tone="now">{words.more}</Notice> : null}
        </Section>
      </div>
    </>
  );
}

const parted = (members: MemberView[]) => [members.filter(({ alone }) => alone), members.filter(({ alone }) => !alone)] as const;
