import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { moduleBySlug } from "~/content/library";
import { found } from "~/http/refusal";
import type { PageHandle } from "~/root";
import { analysisOf } from "./load.server";
import { AnalysisPage } from "./page";

export const handle: PageHandle = { title: (words, { title }: Page) => words.analysis.page.title(title) };

/** How the quiz of a module and its questions did. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { slug, title, quiz } = found(moduleBySlug(context.library, params.slug));
  return analysisOf(context, request, found(quiz), { title, path: `/content/modules/${slug}` });
}
type Page = Awaited<ReturnType<typeof loader>>;

export default function Analysis() {
  return <AnalysisPage page={useLoaderData<typeof loader>()} />;
}
