import type { LoaderFunctionArgs } from "@remix-run/node";
import { moduleBySlug } from "~/content/library";
import { found } from "~/http/refusal";
import { reportFile } from "~/http/report-file.server";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { slug, quiz } = found(moduleBySlug(context.library, params.slug));
  return reportFile(context, request, found(quiz), slug);
}
