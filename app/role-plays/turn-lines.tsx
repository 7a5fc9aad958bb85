import { useDutyWords } from "~/locale/words";
import { Dotted } from "~/ui/dotted";

export type TurnShown = {
  time: string;
  room: string | null;
  scenario: string;
  variant: string | null;
  staff: string;
  customer: string | null;
  observers: string[];
  graders: string[];
};

/** One turn of a round: when and where, who is scored, who else takes part. */
export function TurnLines({ turn, circuit }: { turn: TurnShown; circuit: boolean }) {
  const words = useDutyWords();
  const { time, room, scenario, variant, staff, customer, observers, graders } = turn;
  const said = words.rounds;
  const others = [
    customer ? said.customerIs(customer) : null,
    observers.length > 0 ? said.observersAre(words.frame.list(observers)) : null,
    said.gradedBy(words.frame.list(graders)),
  ];
  return (
    <div className="flex gap-4">
      <p className="shrink-0 text-lg font-semibold whitespace-nowrap tabular-nums">{time}</p>
      <div className="min-w-0">
        <p className="text-lg font-semibold">{staff}</p>
        <p>
          <Dotted parts={[circuit && scenario, room && said.inRoom(room), variant]} />
        </p>
        <p className="text-sm text-soft">
          <Dotted parts={others} />
        </p>
      </div>
    </div>
  );
}
