import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { linkOf } from "~/certification/sign-off-links";
import { type Link, returnSignOff, signOff, type WhyNot } from "~/certification/signing-off.server";
import { confirmSelf } from "~/http/confirm-self.server";
import { requireVisitor } from "~/http/context";
import { longText } from "~/http/fields";
import { invalid, parseTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { nameAsSigned, nameIn } from "~/people/names";
import { findPerson } from "~/people/person.server";

type Asked = { context: AppLoadContext; typed: Typed };
/** More than one page offers. */
const MOST = 60;

/** What is done on the page, by the `intent` of its form. */
export const acts = { sign, return: giveBack };

async function sign({ context, typed }: Asked) {
  const { store, library, now, words, language } = context;
  const visitor = requireVisitor(context);
  const refuse = (errors: Record<string, string>, status: number) => refuseForm(invalid(context, errors, typed), status);
  const ticked = [...new Set([typed.link ?? []].flat())].slice(0, MOST);
  if (ticked.length === 0) return refuse({ link: words.signOffs.choose }, 422);
  const links = ticked.flatMap((value) => linkOf(value) ?? []);
  if (links.length < ticked.length) return refuse({ link: words.signOffs.refused.unknown }, 422);
  const unconfirmed = await confirmSelf(context, typed);
  if (unconfirmed) return refuse(unconfirmed.errors, unconfirmed.status);
  const signer = { signedBy: visitor.personId, nameAsSigned: nameAsSigned(visitor), language };
  const together = await signOff(
    store,
    library,
    links.map((link) => ({ ...link, ...signer })),
    now,
  );
  if (together.outcome === "signed") return done(context, typed.back === "/team" ? "/team" : "/sign-offs", "signedOff");
  const { status, sentence } = await refusedOf(context, together);
  return refuse({ link: sentence }, status);
}

const returning = z.object({ link: z.string("required").min(1, "required"), reason: longText });

async function giveBack({ context, typed }: Asked) {
  const { store, library, now, words } = context;
  const form = parseTyped(context, typed, returning);
  if (!form.ok) return refuseForm(form);
  const link = linkOf(form.value.link);
  if (!link) return refuseForm(invalid(context, { "": words.signOffs.refused.unknown }, typed));
  const returned = await returnSignOff(store, library, { ...link, reason: form.value.reason, signedBy: requireVisitor(context).personId }, now);
  if (returned.outcome === "signed") return done(context, "/sign-offs", "signOffReturned");
  const { status, sentence } = await refusedOf(context, returned);
  return refuseForm(invalid(context, { "": sentence }, typed), status);
}

/** Why nothing was done. Whose it is, is said only to who may know that the person exists. */
async function refusedOf(
  { store, words, language }: AppLoadContext,
  { link, why }: { link: Link; why: WhyNot },
): Promise<{ status: number; sentence: string }> {
  const sentence = words.signOffs.refused[why];
  if (why === "unknown" || why === "not-yours" || why === "own") return { status: 403, sentence };
  const person = await findPerson(store.read, link.personId);
  return { status: 409, sentence: person ? words.signOffs.nothing(nameIn(language, person), sentence) : sentence };
}
