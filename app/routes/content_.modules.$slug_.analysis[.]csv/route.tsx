import type { LoaderFunctionArgs } from "@remix-run/node";
import { reportAsked } from "~/http/report-asked.server";
import { reportCsv } from "~/quizzes/report-csv";
import { audit } from "~/record/audit.server";

/** The figures as a file, by the same choices as the page. That it was taken is kept. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { quiz, scope, sight, report, module, visitor } = await reportAsked(context, request, params.slug);
  const { store, now, today } = context;
  if (request.method !== "HEAD")
    await store.tx((w) => audit(w, { actorId: visitor.personId, act: "quizzes.analysis-exported", subjectId: null, values: { quizId: quiz.id, scope } }, now));
  return new Response(request.method === "HEAD" ? null : reportCsv(quiz.id, report.whole, report.items, sight), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="questions-${module.slug}-${today}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
