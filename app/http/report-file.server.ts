import type { AppLoadContext } from "@remix-run/node";
import type { QuizInUse } from "~/content/library";
import { reportCsv } from "~/quizzes/report-csv";
import { audit } from "~/record/audit.server";
import { reportAsked } from "./report-asked.server";

/** The figures of a test as a file, by the same choices as the page. That it was taken is kept. */
export async function reportFile(context: AppLoadContext, request: Request, quiz: QuizInUse, name: string): Promise<Response> {
  const { scope, sight, report, visitor } = await reportAsked(context, request, quiz);
  const { store, now, today } = context;
  if (request.method !== "HEAD")
    await store.tx((w) => audit(w, { actorId: visitor.personId, act: "quizzes.analysis-exported", subjectId: null, values: { quizId: quiz.id, scope } }, now));
  return new Response(request.method === "HEAD" ? null : reportCsv(quiz.id, report.whole, report.items, sight), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="questions-${name}-${today}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
