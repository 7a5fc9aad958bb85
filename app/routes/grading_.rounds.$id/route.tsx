import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { openRound, openRoundToChange, shownTurn } from "~/http/open-round.server";
import { parseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { found } from "~/http/refusal";
import { dayIn, formatInstant, formatNearDay, instantAt, timeIn } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import type { Ending } from "~/role-plays/called-off";
import { heldAmong, heldBack } from "~/role-plays/held.server";
import { hasBegun, moveTurn } from "~/role-plays/moving.server";
import { cancelPerformance } from "~/role-plays/performances.server";
import type { Turn } from "~/role-plays/round.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { EmptyState, Notice, PageHead } from "~/ui/page";
import { moveShape } from "./move-shape";
import { TurnRow } from "./turn-row";

export const handle: PageHandle = { title: (words, { kind, day }: { kind: "round" | "circuit"; day: string }) => words.rounds.page.title(kind, day) };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, zone, now, today } = context;
  const round = await openRound(context, params.id);
  const going = round.turns.filter(({ cancelledAt }) => cancelledAt === null);
  const mine = can.changeRound(requireVisitor(context), round);
  const held = await heldAmong(store.read, library, going, now);
  const movable = (turn: Turn | undefined) => (turn && !hasBegun(turn) ? turn.id : null);
  return {
    id: round.id,
    kind: round.kind,
    mine,
    zone,
    day: formatNearDay(dayIn(zone, going[0]?.scheduledAt ?? round.startsAt), today, language),
    from: going[0] ? timeIn(zone, going[0].scheduledAt) : null,
    to: going.length > 0 ? timeIn(zone, new Date(going.at(-1)!.scheduledAt.getTime() + round.minutes * 60_000)) : null,
    count: going.length,
    turns: round.turns.map((turn) => {
      const same = going.filter(({ scenarioId }) => scenarioId === turn.scenarioId);
      const place = same.indexOf(turn);
      return {
        ...shownTurn(context, turn),
        state: held.has(turn.id) ? ("held" as const) : stateOf(turn),
        movable: mine && !hasBegun(turn),
        cancellable:
          mine &&
          turn.cancelledAt === null &&
          turn.startedAt === null &&
          turn.releasedAt === null &&
          (turn.graders.length === 1 || turn.scheduledAt > now || held.has(turn.id)),
        earlier: movable(same[place - 1]),
        later: movable(same[place + 1]),
      };
    }),
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;
export type TurnOnPage = Page["turns"][number];

type State = Ending | "cancelled" | "scored" | "played" | "playing" | "planned";
function stateOf({ cancelledAt, ending, releasedAt, endedAt, startedAt }: Turn): State {
  if (cancelledAt) return ending ?? "cancelled";
  if (releasedAt) return "scored";
  if (endedAt) return "played";
  return startedAt ? "playing" : "planned";
}

/** Who planned the round moves or cancels one turn. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { store, library, now, zone, language, words } = context;
  const round = await openRoundToChange(context, params.id);
  const { personId } = requireVisitor(context);
  const form = await parseForm(context, request, moveShape);
  const said = words.rounds.page.refused;
  if (!form.ok) return refused(Object.values(form.errors)[0]!);
  const turn = found(round.turns.find(({ id }) => id === form.value.turn));
  const back = `/grading/rounds/${round.id}`;
  if (form.value.intent === "cancel") {
    const held = (await heldBack(store.read, library, turn, now)) !== null;
    const cancelled = await cancelPerformance(store, turn, personId, now, { held });
    return cancelled ? done(context, back, "cancelledPerformance") : refused(words.rolePlays.performance.cannotCancel, 409);
  }
  const to = form.value.intent === "swap" ? { with: form.value.with } : { at: instantAt(zone, dayIn(zone, turn.scheduledAt), form.value.time) };
  const moved = await moveTurn(store, { roundId: round.id, id: turn.id, to }, personId, library, now);
  if (moved.outcome === "moved") return done(context, back, "movedTurn");
  if (moved.why === "too-early") return refused(said.tooEarly(formatInstant(moved.from, zone, language)), 409);
  if (moved.why !== "clash") return refused(said[moved.why], 409);
  const everybody = round.turns.flatMap(({ staff, customer, observers, graders }) => [staff, ...(customer ? [customer] : []), ...observers, ...graders]);
  const clashes = moved.clashes.map(({ kind, who, at }) => {
    const person = everybody.find(({ id }) => id === who);
    return words.rounds.clash(kind, person ? nameIn(language, person) : who, timeIn(zone, at), true);
  });
  return refused(said.clash([...new Set(clashes)].join(language === "zh" ? "" : " ")), 409);
}

const refused = (sentence: string, status = 422) => data({ sentence }, { status });

export default function RoundPage() {
  const words = useDutyWords();
  const page = useLoaderData<typeof loader>();
  const sentence = useActionData<typeof action>()?.sentence;
  const said = words.rounds.page;
  return (
    <>
      <PageHead
        title={said.title(page.kind, page.day)}
        lead={page.from && page.to ? said.lead(page.count, page.from, page.to) : said.empty}
        back={{ to: "/grading", label: words.grading.desk.title }}
        actions={
          <ButtonLink look="quiet" to={`/grading/rounds/${page.id}/print`}>
            {said.print}
          </ButtonLink>
        }
      />
      {sentence ? (
        <div role="alert">
          <Notice tone="warn">{sentence}</Notice>
        </div>
      ) : null}
      {page.turns.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {page.turns.map((turn) => (
            <TurnRow key={turn.id} turn={turn} turns={page.turns} circuit={page.kind === "circuit"} />
          ))}
        </ul>
      ) : (
        <EmptyState title={said.empty} />
      )}
      <p className="mt-4 text-sm text-soft">{words.frame.zone(page.zone)}</p>
    </>
  );
}
