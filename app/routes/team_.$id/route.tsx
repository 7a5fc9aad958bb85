import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pathsOf } from "~/certification/path.server";
import { progressView } from "~/certification/progress-view";
import { requireVisitor } from "~/http/context";
import { pageNumber } from "~/http/page-number.server";
import { found } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { lineBelow } from "~/people/line.server";
import { nameIn } from "~/people/names";
import { findPerson } from "~/people/person.server";
import { relationTo } from "~/people/relations.server";
import { recordOf } from "~/record/record.server";
import { Facts } from "~/record/record-sheet";
import { recordView } from "~/record/record-view";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { EmptyState, PageHead, Section } from "~/ui/page";
import { ProgressCard } from "./progress-card";

export const handle: PageHandle = { title: (words, { name }: { name: string }) => words.team.member.title(name) };

/** Progress and evidence of one person in the supervisor's line, never their answers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { store, library, language, today, now } = context;
  const { person, maySlip } = await openMember(context, params.id);
  const paths = await pathsOf(store.read, library, person.id, today);
  const record = await recordOf(store.read, library, person, pageNumber(request), now);
  const { facts, total, page, pages, name, otherName } = recordView(record, { ...context, withheld: new Set() });
  const below = await lineBelow(store.read, person.id, REPORTS);
  return {
    ...{ id: person.id, name, otherName, position: person.position, staffNumber: person.staffNumber, maySlip },
    paths: paths.map((path) => progressView(path, context)),
    facts: { facts: facts.map((fact) => ({ ...fact, to: null })), total, page, pages }, // a certificate's own page is not the supervisor's
    reports: below.members.filter(({ depth }) => depth === 0).map((member) => ({ id: member.id, name: nameIn(language, member) })),
  };
}

const REPORTS = 200;

/** What is outside their line a supervisor does not even learn to exist. */
async function openMember(context: AppLoadContext, id = "") {
  const visitor = requireVisitor(context);
  const person = found(await findPerson(context.store.read, id));
  const relation = await relationTo(context.store.read, visitor, person.id, context.today);
  if (!can.seeTeamMember(visitor, relation)) found(null);
  return { person, maySlip: can.issueSlip(visitor, relation, person) };
}

export default function TeamMember() {
  const words = useDutyWords().team.member;
  const { id, name, otherName, position, staffNumber, maySlip, paths, facts, reports } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        back={{ to: "/team", label: words.team }}
        title={
          <>
            {name} {otherName ? <span className="font-normal text-soft">{otherName}</span> : null}
          </>
        }
        lead={[staffNumber, position].filter(Boolean).join(" · ")}
        actions={
          maySlip ? (
            <ButtonLink look="quiet" to={`/people/${id}/slip`}>
              {words.slip}
            </ButtonLink>
          ) : null
        }
      />
      {paths.length === 0 ? (
        <EmptyState title={words.noPath}>{words.noPathLead}</EmptyState>
      ) : (
        <Section title={words.progress} id="progress">
          <div className="grid gap-3 lg:grid-cols-2">
            {paths.map((path) => (
              <ProgressCard key={path.id} path={path} />
            ))}
          </div>
        </Section>
      )}
      {reports.length > 0 ? (
        <Section title={words.reports(name)} id="reports">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {reports.map((report) => (
              <li key={report.id}>
                <Link
                  to={`/team/${report.id}`}
                  className="inline-flex min-h-11 items-center underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember"
                >
                  {report.name}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Facts record={facts} empty={words.noFacts} />
    </>
  );
}
