import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { found } from "~/http/refusal";
import type { PageHandle } from "~/root";
import { analysisOf } from "../content_.modules.$slug_.analysis/load.server";
import { AnalysisPage } from "../content_.modules.$slug_.analysis/page";

export const handle: PageHandle = { title: (words, { title }: Page) => words.analysis.page.title(title) };

/** How an exam and the questions it asked did. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const exam = found(context.library.exams.get(params.id ?? ""));
  return analysisOf(context, request, exam, { title: exam.title, path: `/content/exams/${exam.id}` });
}
type Page = Awaited<ReturnType<typeof loader>>;

export default function ExamAnalysis() {
  return <AnalysisPage page={useLoaderData<typeof loader>()} />;
}
