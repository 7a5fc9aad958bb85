import type { LoaderFunctionArgs } from "@remix-run/node";
import { registerFile } from "~/http/register-file.server";

/** The register as a file for other programs. */
export const loader = ({ context, request }: LoaderFunctionArgs) => registerFile(context, request, "csv");
