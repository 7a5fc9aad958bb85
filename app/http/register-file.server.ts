import type { AppLoadContext } from "@remix-run/node";
import { can } from "~/people/can";
import { exportRegister, type Format } from "~/register/export.server";
import { requireVisitor } from "./context";
import { allow, refusal } from "./refusal";
import { registerAsked } from "./register-asked.server";

const types: Record<Format, string> = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** The register as a file, by the same address as the page. */
export async function registerFile(context: AppLoadContext, request: Request, format: Format): Promise<Response> {
  const visitor = requireVisitor(context);
  allow(can.seeRegister(visitor));
  const { store, library, today, now } = context;
  const { form, tree } = await registerAsked(context, request);
  if (!form.ok) throw refusal(422, Object.values(form.errors)[0]);
  const { after: _, before: __, columns: ___, ...filters } = form.value;
  const asked = { format, library, filters, tree, today, byPersonId: visitor.personId };
  const body = request.method === "HEAD" ? null : await exportRegister(store, asked, now);
  return new Response(body, {
    headers: {
      "Content-Type": types[format],
      "Content-Disposition": `attachment; filename="register-${filters.asOf ?? today}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
}
