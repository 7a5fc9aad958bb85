import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { groupedSerial } from "~/certification/serial";
import { requireVisitor } from "~/http/context";
import { pageNumber } from "~/http/page-number.server";
import { allow } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { turnedResults } from "~/register/remarked.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { EmptyState, PageHead } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";

export const handle: PageHandle = { title: (words) => words.analysis.remarked.title };

/** What regrades turned, and which certificates it concerns. Nothing is done to a certificate here: HR decides. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  allow(can.seeRegister(requireVisitor(context)));
  const { store, library, language, zone } = context;
  const page = pageNumber(request);
  const { results, isMore } = await turnedResults(store.read, library, page);
  return {
    page,
    isMore,
    results: results.map(({ person, test, by, at, ...rest }) => ({
      ...rest,
      personId: person.id,
      name: nameIn(language, person),
      staffNumber: person.staffNumber,
      test: inLanguage(test, language),
      by: by && nameIn(language, by),
      when: formatInstant(at, zone, language),
    })),
  };
}
type Result = Awaited<ReturnType<typeof loader>>["results"][number];

export default function Remarked() {
  const { analysis, register } = useDutyWords();
  const words = analysis.remarked;
  const { results, page, isMore } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-4xl">
      <PageHead title={words.title} lead={words.lead} back={{ to: "/hr/register", label: register.title }} />
      {results.length === 0 ? <EmptyState title={words.empty}>{words.emptyLead}</EmptyState> : null}
      <ul className="divide-y divide-line">
        {results.map((result) => (
          <Turned key={result.id} result={result} />
        ))}
      </ul>
      {page > 1 || isMore ? (
        <nav aria-label={words.pages} data-screen-only className="mt-5 flex justify-between gap-3">
          {page > 1 ? (
            <ButtonLink look="quiet" to={`/hr/remarked?page=${page - 1}`} rel="prev">
              ‹ {register.previous}
            </ButtonLink>
          ) : (
            <span />
          )}
          {isMore ? (
            <ButtonLink look="quiet" to={`/hr/remarked?page=${page + 1}`} rel="next">
              {register.next} ›
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}

function Turned({ result }: { result: Result }) {
  const words = useDutyWords().analysis.remarked;
  const { personId, name, staffNumber, test, questionId, turned, from, to, when, reason, by, certificates } = result;
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
    </li>
  );
}
