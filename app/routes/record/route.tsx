import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { pageNumber } from "~/http/page-number.server";
import { found } from "~/http/refusal";
import { useRecordWords } from "~/locale/words";
import { findPerson } from "~/people/person.server";
import { withheldScores } from "~/quizzes/withheld-scores.server";
import { FileLinks } from "~/record/file-links";
import { recordOf } from "~/record/record.server";
import { RecordSheet } from "~/record/record-sheet";
import { recordView } from "~/record/record-view";
import type { PageHandle } from "~/root";
import { PageHead, PrintButton } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.record.own };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, library, now } = context;
  const person = found(await findPerson(store.read, requireVisitor(context).personId));
  const withheld = await withheldScores(store.read, library, person.id, now);
  return recordView(await recordOf(store.read, library, person, pageNumber(request), now), { ...context, withheld });
}

export default function OwnRecord() {
  const words = useRecordWords();
  const record = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={words.own}
        lead={words.ownLead}
        actions={
          <>
            <FileLinks at="/record" />
            <PrintButton />
          </>
        }
      />
      <RecordSheet record={record} empty={words.emptyOwn} />
    </>
  );
}
