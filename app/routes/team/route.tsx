import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { movingOf } from "~/certification/attention.server";
import { attentionViews } from "~/certification/attention-view";
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
import { AttentionList } from "./attention-list";
import { MemberList } from "./member-list";
import { ServingList } from "./serving-list";
import { SignList } from "./sign-list";

export const handle: PageHandle = { title: (words) => words.team.title };

/** Who may serve alone today, who may not, what is due or stands still, and how far everybody in the supervisor's line has come. */
export async function loader({ context }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeTeam(visitor));
  const { members, more } = await teamOf(context.store.read, context.library, visitor.personId, context.today);
  const { waiting } = await waitingFor(context.store.read, visitor, context.today, TO_SIGN, "direct-supervisor");
  const { store, zone, now } = context;
  const moving = await movingOf(
    store.read,
    members.map(({ id }) => id),
    zone,
    now,
  );
  const views = members.map((member) => memberView(member, context));
  const nextOf = (id: string) => views.find((view) => view.id === id)?.next ?? null;
  return {
    members: views,
    ...attentionViews(members, moving, nextOf, context),
    more,
    day: formatDay(context.today, context.language),
    toSign: await waitingViews(context, waiting),
    confirmedAt: hasSteppedUp(visitor, context.now) ? timeIn(context.zone, visitor.steppedUpAt!) : null,
  };
}

/** So many wait on this page; the page of sign-offs has them all. */
const TO_SIGN = 20;

export default function Team() {
  const { team: words, signOffs } = useDutyWords();
  const { members, more, day, due, stuck, toSign, confirmedAt } = useLoaderData<typeof loader>();
  const [alone, escorted] = parted(members);
  return (
    <>
      <PageHead title={words.title} lead={words.lead(alone.length, escorted.length)} actions={<PrintButton />} />
      <p className="hidden text-soft print:block">{words.asOf(day)}</p>
      {toSign.length > 0 ? (
        <p data-screen-only>
          <a href="#to-sign" className="inline-flex min-h-11 items-center font-medium text-ember underline underline-offset-4">
            {signOffs.link(String(toSign.length))}
          </a>
        </p>
      ) : null}
      <div className="grid gap-x-8 lg:grid-cols-2 [&>*]:min-w-0">
        <Section title={`${words.mayServe} · ${alone.length}`} id="alone">
          <ServingList members={alone} none={words.mayServeNone} />
        </Section>
        <Section title={`${words.needsEscort} · ${escorted.length}`} id="escort">
          <ServingList members={escorted} none={words.needsEscortNone} />
        </Section>
      </div>
      <SignList items={toSign} confirmedAt={confirmedAt} />
      <div data-screen-only className="grid gap-x-8 lg:grid-cols-2 [&>*]:min-w-0">
        <Section title={`${words.attention.due} · ${due.length}`} id="due">
          <AttentionList items={due} none={words.attention.dueNone} />
        </Section>
        <Section title={`${words.attention.stuck} · ${stuck.length}`} id="stuck">
          <AttentionList items={stuck} none={words.attention.stuckNone} />
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
