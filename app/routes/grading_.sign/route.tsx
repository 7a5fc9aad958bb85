import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmSelf } from "~/http/confirm-self.server";
import { requireVisitor } from "~/http/context";
import { invalid, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { timeIn } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { nameAsSigned, nameIn } from "~/people/names";
import { hasSteppedUp } from "~/people/step-up";
import { readyCards } from "~/role-plays/ready-cards.server";
import { resultSheet } from "~/role-plays/sheet";
import { signTogether } from "~/role-plays/signing.server";
import { useForgetSubmitted } from "~/role-plays/use-forget-submitted";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { EmptyState, PageHead } from "~/ui/page";
import { chosenSignings, offerOf, refusedAtLast } from "./chosen.server";
import { TogetherForm } from "./together-form";

export const handle: PageHandle = { title: (words) => words.grading.signTogether.title };

/** Everything the grader has handed in, each with its result and what the signature says. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { store, library, language, words, zone, now } = context;
  const visitor = requireVisitor(context);
  const ready = await readyCards(store.read, visitor.personId, library);
  return {
    account: visitor.personId,
    cards: ready.map(({ performance, draft, card, rubric, scenario, reason }) => {
      const { mean, passed, redLines } = resultSheet({ rubric, scenario, tier: performance.tier, cards: [card.sealed] }, language);
      const certification = library.certifications.get(performance.towards ?? "");
      const staff = nameIn(language, performance.staff);
      return {
        id: performance.id,
        value: offerOf({ performanceId: performance.id, hash: card.hash }),
        known: { seq: draft.seq, writer: draft.writer, turn: draft.turn },
        staff,
        scenario: `${scenario.code} ${inLanguage(scenario.title, language)}`,
        ...{ mean, passed, practice: performance.towards === null },
        redLines: redLines.map(({ title }) => title),
        towards: certification ? inLanguage(certification.title, language) : null,
        alone: performance.graders.length === 1,
        reason,
        meaning: words.grading.sign.meaning(staff),
      };
    }),
    nameAsSigned: nameAsSigned(visitor),
    confirmedAt: hasSteppedUp(visitor, now) ? timeIn(zone, visitor.steppedUpAt!) : null,
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { store, library, now, words } = context;
  const typed = await readTyped(request);
  const refuse = (errors: Record<string, string>, status: number) => refuseForm(invalid(context, errors, typed), status);
  const ticked = [typed.card ?? []].flat().slice(0, 200);
  if (ticked.length === 0) return refuse({ card: words.grading.signTogether.choose }, 422);
  const signings = await chosenSignings(context, ticked);
  if ("errors" in signings) return refuse(signings.errors, signings.status);
  const unconfirmed = await confirmSelf(context, typed);
  if (unconfirmed) return refuse(unconfirmed.errors, unconfirmed.status);
  const together = await signTogether(store, signings, library, now);
  if (together.outcome === "signed") return done(context, "/grading", "signedTogether");
  const { errors, status } = await refusedAtLast(context, together.performanceId, together.why);
  return refuse(errors, status);
}

export default function SignTogether() {
  const words = useDutyWords().grading;
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  useForgetSubmitted(data.account, data.cards);
  return (
    <div className="max-w-2xl">
      <PageHead title={words.signTogether.title} lead={words.signTogether.lead} back={{ to: "/grading", label: words.desk.title }} />
      {data.cards.length === 0 && !refused ? (
        <>
          <EmptyState title={words.signTogether.emptyTitle}>{words.signTogether.empty}</EmptyState>
          <ButtonLink to="/grading" look="quiet" className="mt-4">
            {words.desk.title}
          </ButtonLink>
        </>
      ) : (
        <TogetherForm data={data} errors={refused?.errors ?? {}} ticked={[refused?.typed.card ?? []].flat()} />
      )}
    </div>
  );
}
