import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { recordFile } from "~/http/record-file.server";

export const loader = ({ context, request }: LoaderFunctionArgs) => recordFile(context, request, requireVisitor(context).personId, "csv");
