import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { found } from "~/http/refusal";
import { openMessage } from "~/messages/bell.server";
import { placeOfMatter } from "~/messages/names.server";

/** Opens one's own message: it is read now, and the page where its matter is done follows. Letters lead here too. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { personId } = requireVisitor(context);
  const message = found(await openMessage(context.store, personId, params.id ?? "", context.now));
  return redirect(placeOfMatter(message, context.library), { status: 303 });
}
