import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { pageNumber } from "~/http/page-number.server";
import { allow, found } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { findPerson } from "~/people/person.server";
import { relationTo } from "~/people/relations.server";
import { withheldScores } from "~/quizzes/withheld-scores.server";
import { FileLinks } from "~/record/file-links";
import { noteOpening } from "~/record/opening.server";
import { recordOf } from "~/record/record.server";
import { RecordSheet } from "~/record/record-sheet";
import { recordView } from "~/record/record-view";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { PageHead, PrintButton } from "~/ui/page";

export const handle: PageHandle = { title: (words, { name }: { name: string }) => words.record.title(name) };

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  const { store, library, today, now } = context;
  const page = pageNumber(request);
  const person = found(await findPerson(store.read, params.id ?? ""));
  const relation = await relationTo(store.read, visitor, person.id, today);
  allow(can.seeRecord(visitor, relation));
  if (person.id !== visitor.personId) await noteOpening(store, { by: visitor.personId, of: person.id, page }, now);
  const withheld = relation.self ? await withheldScores(store.read, library, person.id, now) : new Set<string>();
  const record = recordView(await recordOf(store.read, library, person, page, now), { ...context, withheld });
  const care = can.seeQuizCare(visitor, relation) && !relation.self ? `/people/${person.id}/quizzes` : null;
  return { ...record, care, slip: can.issueSlip(visitor, relation, person) ? `/people/${person.id}/slip` : null };
}

export default function TrainingRecord() {
  const { record: words, quizCare, team, life, exceptions } = useDutyWords();
  const { slip, care, ...record } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        back={{ to: "/hr/register", label: words.register }}
        title={
          <>
            {record.name} {record.otherName ? <span className="font-normal text-soft">{record.otherName}</span> : null}
          </>
        }
        lead={words.heading}
        actions={
          <>
            <ButtonLink look="quiet" to={`/hr/people/${record.id}/exceptions`}>
              {exceptions.open}
            </ButtonLink>
            {care ? (
              <ButtonLink look="quiet" to={care}>
                {quizCare.open}
              </ButtonLink>
            ) : null}
            {slip ? (
              <ButtonLink look="quiet" to={slip}>
                {team.member.slip}
              </ButtonLink>
            ) : null}
            <FileLinks at={`/hr/people/${record.id}/record`} />
            <PrintButton />
          </>
        }
      />
      <RecordSheet record={record} empty={words.emptyOther} decide={life.decide} />
    </>
  );
}
