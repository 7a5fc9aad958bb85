import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { waitingFor } from "~/certification/sign-off-queue.server";
import { signedLately } from "~/certification/signed-lately.server";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { readTyped } from "~/http/parse-form.server";
import { allow } from "~/http/refusal";
import { waitingViews } from "~/http/waiting-sign-offs.server";
import { formatNearInstant, timeIn } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameAsSigned, nameIn } from "~/people/names";
import { hasSteppedUp } from "~/people/step-up";
import type { PageHandle } from "~/root";
import { EmptyState, PageHead, Section } from "~/ui/page";
import { acts } from "./acts.server";
import { ReturnForm } from "./return-form";
import { SignForm } from "./sign-form";

export const handle: PageHandle = { title: (words) => words.signOffs.title };

const SHOWN = 50;
const LATELY = 20;

/** What waits for the visitor to sign, the longest first, and what they signed lately. `return` names one that is to be given back. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeSignOffs(visitor));
  const { store, library, language, words, zone, now, today } = context;
  const { waiting, more } = await waitingFor(store.read, visitor, today, SHOWN);
  const items = await waitingViews(context, waiting);
  const lately = await signedLately(store.read, visitor.personId, LATELY);
  const asked = new URL(request.url).searchParams.get("return");
  return {
    items,
    more,
    returning: items.find(({ value }) => value === asked) ?? null,
    lately: lately.map(({ given, person, came }) => ({
      id: given.id,
      name: nameIn(language, person),
      certification: inLanguage(library.certifications.get(given.certificationId)?.title ?? { en: given.certificationId }, language),
      when: formatNearInstant(given.signedAt, zone, today, language),
      came: came.of === "next" ? words.signOffs.outcome.next(words.signOffs.office[came.office]) : words.signOffs.outcome[came.of],
    })),
    nameAsSigned: nameAsSigned(visitor),
    confirmedAt: hasSteppedUp(visitor, now) ? timeIn(zone, visitor.steppedUpAt!) : null,
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

export async function action({ context, request }: ActionFunctionArgs) {
  allow(can.seeSignOffs(requireVisitor(context)));
  const typed = await readTyped(request);
  return actOf(acts, typed)({ context, typed });
}

export default function SignOffs() {
  const words = useDutyWords().signOffs;
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { items, more, returning, lately } = page;
  if (returning) return <ReturnForm item={returning} refused={refused} />;
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title} lead={items.length > 0 ? words.lead : undefined} />
      {items.length > 0 || refused ? <SignForm page={page} refused={refused} /> : <EmptyState title={words.noneTitle}>{words.none}</EmptyState>}
      {more ? <p className="mt-3 text-soft">{words.more}</p> : null}
      {lately.length > 0 ? (
        <Section title={words.lately} id="lately">
          <ul className="divide-y divide-line border-y border-line">
            {lately.map((one) => (
              <li key={one.id} className="py-2.5">
                <p>
                  <span className="font-medium">{one.name}</span> · {one.certification}
                </p>
                <p className="text-sm text-soft">
                  {one.when} · {one.came}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}
