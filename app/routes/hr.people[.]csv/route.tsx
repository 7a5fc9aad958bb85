import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { can } from "~/people/can";
import { exportStaffCsv } from "~/people/staff-export.server";

/** Everybody as a file that an import reads back unchanged. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.importPeople(visitor));
  const { store, today, now } = context;
  const body = request.method === "HEAD" ? null : await exportStaffCsv(store, { byPersonId: visitor.personId, today }, now);
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="people-${today}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
