import { useDutyWords } from "~/locale/words";
import { TurnLines } from "~/role-plays/turn-lines";
import { Button, ButtonLink } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Field, Select } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { StatusMark, type Tone } from "~/ui/status-mark";
import type { TurnOnPage } from "./route";

const tones: Record<TurnOnPage["state"], Tone> = {
  cancelled: "plain",
  "no-show": "plain",
  stopped: "plain",
  scored: "ok",
  played: "warn",
  playing: "now",
  planned: "plain",
  held: "warn",
};
type Props = { turn: TurnOnPage; turns: TurnOnPage[]; circuit: boolean };

/** One turn: its state, the way to its scoring page for its graders, and for who planned it the ways to move it. */
export function TurnRow({ turn, turns, circuit }: Props) {
  const { rounds, grading } = useDutyWords();
  const said = rounds.page;
  const { id, state, grades, staff, time } = turn;
  const isCalledOff = state === "no-show" || state === "stopped";
  const open = state !== "cancelled" && state !== "scored" && !isCalledOff;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        {grades ? (
          <Link to={`/performances/${id}`} className="min-w-0 no-underline hover:text-ember">
            <TurnLines turn={turn} circuit={circuit} />
          </Link>
        ) : (
          <TurnLines turn={turn} circuit={circuit} />
        )}
        <div className="ml-auto flex items-center gap-3">
          <StatusMark tone={tones[state]}>{isCalledOff ? grading.ending.kinds[state] : said[state]}</StatusMark>
          {grades && state === "held" ? (
            <ButtonLink to={`/performances/${id}`} look="quiet" aria-label={grading.desk.lookAt(staff)}>
              {grading.desk.look}
            </ButtonLink>
          ) : grades && open ? (
            <ButtonLink to={`/performances/${id}/score`} aria-label={said.scoreOf(staff)}>
              {said.score}
            </ButtonLink>
          ) : null}
        </div>
      </div>
      {turn.movable || turn.cancellable ? (
        <details className="mt-1 sm:pl-18">
          <summary className="inline-flex min-h-11 items-center text-sm text-soft" aria-label={said.moveOf(staff, time)}>
            {said.move}
          </summary>
          {turn.movable ? <Moves turn={turn} turns={turns} /> : null}
          {turn.cancellable ? (
            <Form className="mt-4 max-w-prose">
              <input type="hidden" name="intent" value="cancel" />
              <input type="hidden" name="turn" value={id} />
              <Confirm label={said.cancel} what={said.cancelWhat(staff)} action={said.cancelDo} />
            </Form>
          ) : null}
        </details>
      ) : null}
    </li>
  );
}

/** One step earlier or later, to the place of any other turn, or to another time. */
function Moves({ turn, turns }: Pick<Props, "turn" | "turns">) {
  const said = useDutyWords().rounds.page;
  const { id, staff, earlier, later, time, scenarioId } = turn;
  const others = turns.filter((other) => other.id !== id && other.movable && other.scenarioId === scenarioId);
  const intent = (name: "swap" | "time") => (
    <>
      <input type="hidden" name="intent" value={name} />
      <input type="hidden" name="turn" value={id} />
    </>
  );
  return (
    <>
      <Form className="mt-1 flex flex-wrap gap-2">
        {intent("swap")}
        {earlier ? (
          <Button look="quiet" name="with" value={earlier} aria-label={said.earlierOf(staff)}>
            ↑ {said.earlier}
          </Button>
        ) : null}
        {later ? (
          <Button look="quiet" name="with" value={later} aria-label={said.laterOf(staff)}>
            ↓ {said.later}
          </Button>
        ) : null}
      </Form>
      {others.length > 0 ? (
        <Form className="flex flex-wrap items-end gap-2">
          {intent("swap")}
          <Select label={said.swapWith} name="with" className="min-w-0 grow sm:max-w-xs sm:grow-0">
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {[other.time, other.room, other.staff].filter(Boolean).join(" · ")}
              </option>
            ))}
          </Select>
          <Button look="quiet">{said.swap}</Button>
        </Form>
      ) : null}
      <Form className="flex flex-wrap items-end gap-2">
        {intent("time")}
        <Field label={said.toTime} name="time" type="time" required defaultValue={time} className="min-w-0 grow sm:max-w-xs sm:grow-0" />
        <Button look="quiet">{said.toTimeDo}</Button>
      </Form>
    </>
  );
}
