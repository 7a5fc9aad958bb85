import type { LoaderFunctionArgs } from "@remix-run/node";
import { previewModule } from "~/content/preview";
import { requireVisitor } from "~/http/context";
import { allow, found } from "~/http/refusal";
import { languages } from "~/locale/language";
import { can } from "~/people/can";
import { writeTemplate } from "~/quizzes/import/template.server";

/** The spreadsheet to fill in, with the headings of `?headings=en` or `zh`; else of the page's language. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  allow(can.seeContentFaults(requireVisitor(context)));
  found(previewModule(context.source.newest(), params.slug));
  const asked = new URL(request.url).searchParams.get("headings");
  const headings = languages.find((language) => language === asked) ?? context.language;
  const file = await writeTemplate(headings, context.library.company.languages);
  return new Response(new Uint8Array(file), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="questions-${headings}.xlsx"`,
      "Cache-Control": "private, no-store",
    },
  });
}
