import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { mayReplace, openForGrading, refuseReplaced } from "~/http/open-performance.server";
import { done } from "~/http/redirect";
import { found, refusal } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useResultWords, useWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { OpenBrief, SecretBrief } from "~/role-plays/brief-view";
import { heldBack } from "~/role-plays/held.server";
import { performanceFor } from "~/role-plays/performance-view.server";
import { cancelPerformance, findPerformance, partIn } from "~/role-plays/performances.server";
import type { Correction } from "~/role-plays/scorecards.server";
import type { PageHandle } from "~/root";
import { Notice, PageHead } from "~/ui/page";
import { CalledOff } from "./called-off";
import { coachingOf } from "./coaching.server";
import { Facts } from "./facts";
import { ForGraders, GraderSteps, Replay } from "./for-graders";
import { GraderHold, OwnHold } from "./hold";
import { holdOf } from "./hold.server";
import { Outcome } from "./outcome";
import { ownViewOf } from "./own-view.server";
import { SelfInvitation } from "./self-view";
import { WatchFor } from "./watch-for";

export const handle: PageHandle = { title: (_words, data: { title: string }) => data.title };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, zone, now } = context;
  const visitor = requireVisitor(context);
  const performance = found(await findPerformance(store.read, params.id));
  const involved = partIn(performance, visitor.personId);
  if (!involved) await refuseReplaced(context, performance);
  const part = found(involved);
  const view = await performanceFor(store.read, performance, { part, personId: visitor.personId, now }, library, language);
  const certification = library.certifications.get(performance.towards ?? "");
  const named = (person: Parameters<typeof nameIn>[1]) => nameIn(language, person);
  return {
    id: performance.id,
    account: visitor.personId,
    title: `${view.sheet.code} ${view.sheet.title}`,
    view,
    when: formatInstant(performance.scheduledAt, zone, language),
    over: performance.endedAt !== null || performance.releasedAt !== null,
    zone,
    room: performance.room,
    staff: named(performance.staff),
    customer: performance.customer && named(performance.customer),
    observers: performance.observers.map(named),
    graders: performance.graders.map(named),
    towards: certification ? inLanguage(certification.title, language) : null,
    practice: performance.towards === null,
    cancelled: performance.cancelledAt !== null,
    due: performance.startedAt !== null || performance.scheduledAt <= now,
    calledOff: { ending: performance.ending, reason: performance.endingReason },
    setAside: performance.setAsideAt !== null,
    signedWhen: "result" in view && view.result ? formatInstant(view.result.signedAt, zone, language) : null,
    corrected: "result" in view && view.result ? correctedLines(context, performance.id, view.result.corrected) : [],
    mine: part === "staff" && performance.releasedAt ? await ownViewOf(context, performance) : null,
    selfWhen: "self" in view && view.self ? formatInstant(view.self.givenAt, zone, language) : null,
    coaching: part === "staff" || part === "grader" ? await coachingOf(context, performance) : null,
    mayReplace: part === "grader" && (await mayReplace(context, performance)),
    decidedBy: "result" in view && view.result?.decided ? named(view.result.decided.by) : null,
    hold: part === "staff" || part === "grader" ? await holdOf(context, performance) : null,
    mayCancel: !performance.startedAt && (performance.graders.length === 1 || performance.scheduledAt > now),
  };
}
const correctedLines = ({ zone, language }: AppLoadContext, id: string, corrected: Correction[]) =>
  corrected.map(({ scorecardId, reason, at }) => ({
    reason,
    when: formatInstant(at, zone, language),
    before: `/performances/${id}/scorecards/${scorecardId}`,
  }));
export type PerformanceData = Awaited<ReturnType<typeof loader>>;

/** Its grader takes a plan back. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { store, library, now } = context;
  const performance = await openForGrading(context, params.id);
  const held = (await heldBack(store.read, library, performance, now)) !== null;
  const cancelled = await cancelPerformance(store, performance, requireVisitor(context).personId, now, { held });
  if (!cancelled) throw refusal(409, context.words.rolePlays.performance.cannotCancel);
  const anew = `/grading/new?person=${performance.staffId}&scenario=${performance.scenarioId}`;
  return done(context, held ? anew : "/grading", "cancelledPerformance");
}

export default function PerformancePage() {
  const words = useWords().rolePlays;
  const frame = useWords().frame;
  const results = useResultWords();
  const data = useLoaderData<typeof loader>();
  const { view } = data;
  const back = view.part === "grader" ? { to: "/grading", label: frame.nav.grading } : { to: "/learn", label: frame.nav.learn };
  const result = "result" in view ? view.result : null;
  return (
    <>
      <PageHead title={data.title} lead={view.part === "grader" ? data.staff : words.performance.part[view.part]} back={back} />
      {data.cancelled ? <CalledOff {...data.calledOff} own={view.part === "staff"} staff={data.staff} /> : null}
      {view.part === "grader" && (data.calledOff.ending || result) ? <Replay id={data.id} /> : null}
      {data.setAside ? <Notice tone="warn">{results.setAside}</Notice> : null}
      {result && data.signedWhen ? (
        <Outcome
          result={result}
          corrected={data.corrected}
          mine={data.mine}
          own={view.part === "staff"}
          staff={data.staff}
          practice={data.practice}
          signedWhen={data.signedWhen}
          decidedBy={data.decidedBy}
          coaching={data.coaching}
          self={"self" in view && view.self ? { ...view.self, when: data.selfWhen ?? "" } : null}
        />
      ) : null}
      {view.part === "staff" ? <SelfInvitation id={data.id} account={data.account} assessment={view.assessment} released={result !== null} /> : null}
      {data.hold && view.part === "staff" ? <OwnHold hold={data.hold} /> : null}
      {data.hold && view.part === "grader" ? <GraderHold hold={data.hold} staff={data.staff} /> : null}
      {view.part === "grader" && !data.cancelled && !data.hold ? <GraderSteps id={data.id} view={view} due={data.due} mayReplace={data.mayReplace} /> : null}
      <Facts data={data} />
      {view.part === "staff" && !result && !data.cancelled ? (
        <Notice>{data.graders.length > 1 ? words.performance.notYetOfSeveral : words.performance.notYet}</Notice>
      ) : null}
      <OpenBrief sheet={view.sheet} own={view.part === "staff"} />
      {view.part === "staff" && !result ? <p className="mt-4 max-w-prose text-sm text-soft">{words.performance.howScored(frame.list(view.lookedAt))}</p> : null}
      {view.part === "observer" ? <WatchFor lines={view.watchFor} /> : null}
      {view.part === "customer" ? <SecretBrief secret={view.secret} warning={words.performance.secretWarning(data.staff)} /> : null}
      {view.part === "grader" ? <ForGraders view={view} staff={data.staff} mayCancel={!result && !data.cancelled && !data.hold && data.mayCancel} /> : null}
    </>
  );
}
