import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { allow, found } from "~/http/refusal";
import { can } from "~/people/can";
import { relationTo } from "~/people/relations.server";
import { withheldScores } from "~/quizzes/withheld-scores.server";
import { packOf } from "~/record/pack.server";
import { findChoice, notePackTaken } from "~/record/pack-choice.server";

/** The pack that HR chose, made anew each time and sent while it is made. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeRegister(visitor));
  const { store, library, today, now, origin } = context;
  const choice = found(await findChoice(store.read, params.id ?? ""));
  const headers = {
    "Content-Type": "application/zip",
    "Content-Disposition": `attachment; filename="audit-pack-${today}.zip"`,
    "Cache-Control": "private, no-store",
  };
  if (request.method === "HEAD") return new Response(null, { headers });
  await notePackTaken(store, { choiceId: params.id!, byPersonId: visitor.personId }, now);
  const packing = {
    ...{ choice, byPersonId: visitor.personId, roles: visitor, origin, viewing: context },
    relationTo: (person: { id: string }) => relationTo(store.read, visitor, person.id, today),
    withheldFrom: async (person: { id: string }) => (person.id === visitor.personId ? withheldScores(store.read, library, person.id, now) : new Set<string>()),
  };
  return new Response(packOf(store.read, packing, now), { headers });
}
