import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { homeOf } from "~/people/visitor";

/** To where one's work starts. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(context.visitor ? homeOf(context.visitor) : "/sign-in");
}
