import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "~/http/refusal";
import { reportFile } from "~/http/report-file.server";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const exam = found(context.library.exams.get(params.id ?? ""));
  return reportFile(context, request, exam, exam.id);
}
