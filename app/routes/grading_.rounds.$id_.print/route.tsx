import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openRound, shownTurn } from "~/http/open-round.server";
import { dayIn, formatDay } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { OpenBrief, SecretBrief } from "~/role-plays/brief-view";
import { contentOf } from "~/role-plays/performances.server";
import { openSheet, secretSheet } from "~/role-plays/sheet";
import type { PageHandle } from "~/root";
import { PageHead, PrintButton } from "~/ui/page";
import { Table, Td, Th } from "~/ui/table";

export const handle: PageHandle = { title: (words, { kind, day }: { kind: "round" | "circuit"; day: string }) => words.rounds.page.title(kind, day) };

/** The table for everybody, and for the turns one grades the brief of its customer player, each on a page of its own. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, language, zone } = context;
  const round = await openRound(context, params.id);
  const going = round.turns.filter(({ cancelledAt }) => cancelledAt === null).map((turn) => ({ turn, shown: shownTurn(context, turn) }));
  const briefs = [];
  for (const { turn, shown } of going.filter((one) => one.shown.grades)) {
    const { scenario, variant } = await contentOf(store.read, turn);
    briefs.push({ ...shown, sheet: openSheet(scenario, language), secret: secretSheet(variant, language) });
  }
  const day = formatDay(dayIn(zone, round.turns[0]?.scheduledAt ?? round.startsAt), language);
  return { id: round.id, kind: round.kind, day, turns: going.map(({ shown: { variant: _, ...shown } }) => shown), briefs };
}

export default function PrintRound() {
  const words = useDutyWords();
  const { id, kind, day, turns, briefs } = useLoaderData<typeof loader>();
  const { page: said, turn: heads } = words.rounds;
  return (
    <>
      <PageHead title={said.title(kind, day)} back={{ to: `/grading/rounds/${id}`, label: words.rounds.kind[kind] }} actions={<PrintButton />} />
      <div className="mt-7">
        <h2 className="mb-2 text-sm font-semibold text-soft">{said.table}</h2>
        <Table
          caption={said.table}
          head={
            <tr>
              <Th>{heads.time}</Th>
              <Th>{heads.room}</Th>
              <Th>{heads.scenario}</Th>
              <Th>{heads.staff}</Th>
              <Th>{heads.customer}</Th>
              <Th>{heads.observers}</Th>
              <Th>{heads.grader}</Th>
            </tr>
          }
        >
          {turns.map((turn) => (
            <tr key={turn.id} className="break-inside-avoid">
              <Td className="font-semibold tabular-nums">{turn.time}</Td>
              <Td>{turn.room}</Td>
              <Td>{turn.scenario}</Td>
              <Td className="font-semibold">{turn.staff}</Td>
              <Td>{turn.customer}</Td>
              <Td>{words.frame.list(turn.observers)}</Td>
              <Td>{words.frame.list(turn.graders)}</Td>
            </tr>
          ))}
        </Table>
      </div>
      {briefs.length === 0 ? <p className="mt-6 text-soft">{said.noBriefs}</p> : null}
      {briefs.map((brief) => (
        <article key={brief.id} className="mt-10 break-before-page border-t border-line pt-6 print:mt-0 print:border-0 print:pt-0">
          <h2 className="font-serif text-2xl font-semibold">{brief.scenario}</h2>
          <p id={`for-${brief.id}`} className="mt-1">
            {said.briefOf(brief.customer ?? "", brief.time)}
          </p>
          <OpenBrief sheet={brief.sheet} own={false} />
          <SecretBrief secret={brief.secret} warning={said.briefLead} id={`secret-${brief.id}`} whose={`for-${brief.id}`} />
        </article>
      ))}
    </>
  );
}
