import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { allow, refusal } from "~/http/refusal";
import { registerAsked } from "~/http/register-asked.server";
import { can } from "~/people/can";
import { exportRegister } from "~/register/export.server";

/** The register as a file, by the same filters as the page. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeRegister(visitor));
  const { store, library, today, now } = context;
  const { form, tree } = await registerAsked(context, request);
  if (!form.ok) throw refusal(422, Object.values(form.errors)[0]);
  const { after: _, before: __, ...filters } = form.value;
  const body = request.method === "HEAD" ? null : await exportRegister(store, { library, filters, tree, today, byPersonId: visitor.personId }, now);
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="register-${filters.asOf ?? today}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
