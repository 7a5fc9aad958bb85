import type { LoaderFunctionArgs } from "@remix-run/node";
import { recordFile } from "~/http/record-file.server";

export const loader = ({ context, request, params }: LoaderFunctionArgs) => recordFile(context, request, params.id, "pdf");
