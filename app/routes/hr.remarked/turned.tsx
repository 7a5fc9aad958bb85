import { groupedSerial } from "~/certification/serial";
import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { TextArea } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";
import type { Result } from "./route";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };

/** One result that turned: whose, why, which certificates, and what HR decided or the form to say so. */
export function Turned({ result, refused }: { result: Result; refused?: Refused }) {
  const words = useDutyWords().analysis.remarked;
  const { personId, name, staffNumber, test, questionId, turned, from, to, when, reason, by, certificates, decision } = result;
  return (
    <li className="py-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link
          to={`/hr/people/${personId}/record`}
          className="inline-flex min-h-11 items-center font-medium underline decoration-edge underline-offset-4 hover:text-ember"
        >
          {name}
        </Link>
        <span className="text-sm text-soft">{staffNumber}</span>
        <StatusMark tone={decision ? "plain" : "warn"}>{words.state[decision ? "decided" : "open"]}</StatusMark>
        <StatusMark tone={turned === "passed" ? "ok" : "bad"}>{words.turned[turned]}</StatusMark>
        <span className="text-sm tabular-nums">{words.fromTo(from, to)}</span>
      </p>
      <p className="text-sm text-soft">
        {test} · <span className="font-mono">{questionId}</span> · {when}
      </p>
      {certificates.length === 0 ? <p className="text-sm text-soft">{words.noCertificate}</p> : null}
      {certificates.map((certificate) => (
        <p key={certificate.serial} className={certificate.by === "no-longer-passed" ? "font-medium text-bad" : ""}>
          <Link to={`/certificates/${certificate.serial}`} className="inline-flex min-h-11 items-center underline underline-offset-4">
            {(certificate.by === "no-longer-passed" ? words.rests : words.issued)(groupedSerial(certificate.serial))}
          </Link>
        </p>
      ))}
      <p className="mt-1 text-sm whitespace-pre-line">{words.why(reason)}</p>
      {by ? <p className="text-sm text-soft">{words.by(by, when)}</p> : null}
      {decision ? (
        <div className="mt-2 border-l-4 border-line pl-3">
          <p className="break-words whitespace-pre-line">{decision.note}</p>
          <p className="text-sm text-soft">{words.decidedBy(decision.by, decision.when)}</p>
        </div>
      ) : (
        <Decide id={result.id} refused={refused} />
      )}
      {decision && refused ? <p className="mt-2 break-words whitespace-pre-line text-warn">{String(refused.typed.note ?? "")}</p> : null}
    </li>
  );
}

function Decide({ id, refused }: { id: string; refused?: Refused }) {
  const words = useDutyWords().analysis.remarked;
  return (
    <details open={refused !== undefined} data-screen-only className="mt-2 rounded-control border border-line">
      <summary className="min-h-11 px-4 py-2.5 font-medium">{words.decide}</summary>
      <Form className="px-4 pb-4">
        <input type="hidden" name="id" value={id} />
        <TextArea
          label={words.note}
          name="note"
          hint={words.noteHint}
          required
          maxLength={2000}
          defaultValue={String(refused?.typed.note ?? "")}
          error={refused?.errors.note}
          className="mt-0"
        />
        <Button className="mt-3">{words.submit}</Button>
      </Form>
    </details>
  );
}
