import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openScorecard } from "~/http/open-scorecard.server";
import { formatInstant } from "~/locale/day";
import { useResultWords, useWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { contentOf } from "~/role-plays/performances.server";
import { CriteriaResult, ResultRest, Verdict } from "~/role-plays/result-view";
import { correctionsOf } from "~/role-plays/scorecards.server";
import { openSheet, resultSheet } from "~/role-plays/sheet";
import { signatureHolds } from "~/role-plays/signing.server";
import type { PageHandle } from "~/root";
import { Link } from "~/ui/navigation";
import { Notice, PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.results.scorecard.title };

/** One signed scorecard as it was signed, also when a later one has taken its place. Without the brief, and for the learner without a name. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, language, zone } = context;
  const { performance, signed, own, counts, back } = await openScorecard(context, params.id, params.card);
  const { rubric, scenario } = await contentOf(store.read, performance);
  const corrections = await correctionsOf(store.read, performance.id);
  const [replacedBy, replaces] = [
    corrections.find(({ scorecardId }) => scorecardId === signed.card.id),
    corrections.find(({ laterId }) => laterId === signed.card.id),
  ];
  const { code, title } = openSheet(scenario, language);
  const at = (id: string) => `/performances/${performance.id}/scorecards/${id}`;
  return {
    own,
    counts,
    back,
    staff: nameIn(language, performance.staff),
    scenario: `${code} ${title}`,
    practice: performance.towards === null,
    result: resultSheet({ rubric, scenario, tier: performance.tier, cards: [signed.card] }, language),
    holds: await signatureHolds(store.read, signed.card.id),
    signedBy: own ? null : signed.signature.nameAsSigned,
    signedWhen: formatInstant(signed.signature.signedAt, zone, language),
    replaced: replacedBy ? { when: formatInstant(replacedBy.at, zone, language), reason: replacedBy.reason, to: own ? null : at(replacedBy.laterId) } : null,
    replaces: replaces ? { reason: replaces.reason, to: at(replaces.scorecardId) } : null,
  };
}

export default function Scorecard() {
  const words = useResultWords();
  const { rolePlays } = useWords();
  const say = words.scorecard;
  const { result, own, counts, back, staff, scenario, practice, holds, signedBy, signedWhen, replaced, replaces } = useLoaderData<typeof loader>();
  const link = "inline-flex min-h-11 items-center underline underline-offset-4";
  return (
    <>
      <PageHead title={say.title} lead={say.lead(scenario, staff)} back={{ to: back.to, label: say[back.label] }} />
      {holds ? null : <Notice tone="bad">{rolePlays.result.signatureBroken}</Notice>}
      {replaced ? (
        <Notice tone="warn">
          <p className="font-semibold">{(counts ? say.replacedOpen : say.replaced)(replaced.when)}</p>
          <p className="break-words whitespace-pre-line">{words.correctedBecause(replaced.reason)}</p>
          {replaced.to ? (
            <Link to={replaced.to} className={link}>
              {say.later}
            </Link>
          ) : null}
        </Notice>
      ) : null}
      {replaces ? (
        <Notice>
          <p className="break-words whitespace-pre-line">{words.correctedBecause(replaces.reason)}</p>
          <Link to={replaces.to} className={link}>
            {say.earlier}
          </Link>
        </Notice>
      ) : null}
      <Verdict result={result} about={own ? null : staff} practice={practice} />
      <CriteriaResult result={result} />
      <ResultRest result={result} />
      <p className="mt-5 text-sm text-soft">
        {signedBy ? rolePlays.result.signedBy(signedBy, signedWhen) : say.signed(signedWhen)} {counts && !replaced ? say.counts : null}
      </p>
    </>
  );
}
