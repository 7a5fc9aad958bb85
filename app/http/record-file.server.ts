import type { AppLoadContext } from "@remix-run/node";
import { can } from "~/people/can";
import { findPerson } from "~/people/person.server";
import { relationTo } from "~/people/relations.server";
import { withheldScores } from "~/quizzes/withheld-scores.server";
import { noteExport, recordCsv, recordPdf } from "~/record/record-file.server";
import { requireVisitor } from "./context";
import { allow, found } from "./refusal";

type Format = "csv" | "pdf";
const types: Record<Format, string> = { csv: "text/csv; charset=utf-8", pdf: "application/pdf" };

/** A training record as a file, for who may see its page. The scores that its page withholds from one are withheld here too. */
export async function recordFile(context: AppLoadContext, request: Request, personId: string | undefined, format: Format): Promise<Response> {
  const visitor = requireVisitor(context);
  const { store, library, today, now } = context;
  const person = found(await findPerson(store.read, personId ?? ""));
  const relation = await relationTo(store.read, visitor, person.id, today);
  allow(can.seeRecord(visitor, relation));
  const withheld = relation.self ? await withheldScores(store.read, library, person.id, now) : new Set<string>();
  const headers = {
    "Content-Type": types[format],
    "Content-Disposition": `attachment; filename="training-record-${person.staffNumber}-${today}.${format}"`,
    "Cache-Control": "private, no-store",
  };
  if (request.method === "HEAD") return new Response(null, { headers });
  const taking = { person, byPersonId: visitor.personId, viewing: { ...context, withheld } };
  const body = format === "csv" ? recordCsv(store.read, taking, now) : new Blob([new Uint8Array(await recordPdf(store.read, taking, now))]);
  await noteExport(store, taking, format, now);
  return new Response(body, { headers });
}
