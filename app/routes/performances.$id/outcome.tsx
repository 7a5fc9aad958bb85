import { useWords } from "~/locale/words";
import type { Released } from "~/role-plays/performance-view.server";
import { CriteriaResult, ResultRest, Verdict } from "~/role-plays/result-view";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/page";

type Props = { result: Released; own: boolean; staff: string; practice: boolean; signedWhen: string; decidedBy: string | null };

/** The released result: the verdict, what to take away, then every criterion. */
export function Outcome({ result, own, staff, practice, signedWhen, decidedBy }: Props) {
  const words = useWords();
  const said = words.rolePlays.result;
  return (
    <>
      <Verdict result={result} about={own ? null : staff} practice={practice} />
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        {result.strongest.length > 0 ? (
          <Card>
            <h2 className="text-sm font-semibold text-soft">{own ? said.strongest : said.strongestOf}</h2>
            <p className="font-serif text-xl">{words.frame.list(result.strongest)}</p>
          </Card>
        ) : null}
        {result.next ? (
          <Card accent>
            <h2 className="text-sm font-semibold text-soft">{said.next}</h2>
            <p className="font-serif text-xl">{result.next}</p>
            {result.readAgain ? (
              <ButtonLink to={`/modules/${result.readAgain.slug}`} look="quiet" className="mt-3">
                {said.readAgain(result.readAgain.title)}
              </ButtonLink>
            ) : null}
          </Card>
        ) : null}
      </div>
      <CriteriaResult result={result} />
      <ResultRest result={result} />
      <p className="mt-5 text-sm text-soft">{said.signedBy(words.frame.list(result.signedBy), signedWhen)}</p>
      {result.decided && decidedBy ? <p className="mt-1 max-w-prose text-sm text-soft">{said.decidedBy(decidedBy, result.decided.reason)}</p> : null}
    </>
  );
}
