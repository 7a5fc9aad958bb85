import type { LoaderFunctionArgs } from "@remix-run/node";
import { registerFile } from "~/http/register-file.server";

/** The same as a spreadsheet. */
export const loader = ({ context, request }: LoaderFunctionArgs) => registerFile(context, request, "xlsx");
