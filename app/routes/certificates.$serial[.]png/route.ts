import type { LoaderFunctionArgs } from "@remix-run/node";
import { certificateFile } from "~/http/open-certificate.server";

export const loader = ({ context, params }: LoaderFunctionArgs) => certificateFile(context, params.serial, "png");
