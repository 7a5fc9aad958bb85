import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button } from "~/ui/button";
import { Form, Link } from "~/ui/navigation";
import { Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { View } from "./view.server";

type Somebody = View["line"]["above"][number];

/** Who stands above the person, and who reports to them. */
export function ReportingLine({ line: { above, reports } }: Pick<View, "line">) {
  const words = useDutyWords().odd.line;
  return (
    <Section title={words.title} id="line">
      {above.length === 0 ? <p className="text-soft">{words.nobodyAbove}</p> : null}
      {above.length > 0 ? (
        <ol className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {above.map((one, place) => (
            <li key={one.id} className="flex items-center gap-x-2">
              {place > 0 ? (
                <span aria-hidden="true" className="text-soft">
                  ›
                </span>
              ) : null}
              <Person {...one} />
            </li>
          ))}
        </ol>
      ) : null}
      {reports.length > 0 ? (
        <details className="mt-1">
          <summary className="min-h-11 py-2.5 font-medium">{words.reports(reports.length)}</summary>
          <ul className="grid gap-x-4 sm:grid-cols-2">
            {reports.map((one) => (
              <li key={one.id}>
                <Person {...one} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  );
}

function Person({ id, active, staffNumber: _, ...names }: Somebody) {
  const words = useDutyWords().admin.person;
  return (
    <span>
      <Link to={`/admin/people/${id}`} className="inline-flex min-h-11 items-center">
        {bothNames(names)}
      </Link>{" "}
      {active ? null : <StatusMark tone="bad">{words.inactive}</StatusMark>}
    </span>
  );
}

/** Where the person is signed in, and the way to sign them out. */
export function Sessions({ sessions, mayEnd }: { sessions: View["sessions"]; mayEnd: boolean }) {
  const words = useDutyWords().odd.sessions;
  return (
    <Section title={words.title} id="sessions">
      {sessions.length === 0 ? (
        <p className="text-soft">{words.none}</p>
      ) : (
        <>
          <ul className="divide-y divide-line border-y border-line">
            {sessions.map(({ device, seen }) => (
              <li key={`${device} ${seen}`} className="flex flex-wrap justify-between gap-x-4 py-2.5">
                <span>{device || words.unknown}</span>
                <span className="text-sm text-soft">{words.lastUsed(seen)}</span>
              </li>
            ))}
          </ul>
          {mayEnd ? (
            <Form className="mt-3">
              <input type="hidden" name="intent" value="end-sessions" />
              <Button look="quiet">{words.end}</Button>
            </Form>
          ) : null}
        </>
      )}
    </Section>
  );
}
