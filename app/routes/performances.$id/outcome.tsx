import { useResultWords, useWords } from "~/locale/words";
import type { Released } from "~/role-plays/released.server";
import { CriteriaResult, ResultRest, Verdict } from "~/role-plays/result-view";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { Card, Notice } from "~/ui/page";
import { AfterResult } from "./after-result";
import { AppealLink } from "./appeal-link";
import type { CoachingShown } from "./coaching.server";
import { CoachingNotes } from "./coaching-notes";
import type { OwnView } from "./own-view.server";
import { Progress } from "./progress-picture";
import { type SelfSaid, SelfSaidSection } from "./self-view";

type Props = {
  result: Omit<Released, "corrected">;
  corrected: { when: string; reason: string; before: string }[];
  own: boolean;
  staff: string;
  practice: boolean;
  signedWhen: string;
  decidedBy: string | null;
  coaching: CoachingShown;
  self: SelfSaid | null;
  /** What only the one who was scored sees. */
  mine: OwnView | null;
};

/** The released result: the verdict, what to take away, then every criterion. */
export function Outcome({ result, corrected, mine, own, staff, practice, signedWhen, decidedBy, coaching, self }: Props) {
  const words = useWords();
  const said = words.rolePlays.result;
  const results = useResultWords();
  const sentence = result.decided?.how === "appeal" ? results.appeal.changedBy : said.decidedBy;
  return (
    <>
      {result.holds ? null : <Notice tone="bad">{said.signatureBroken}</Notice>}
      <Verdict result={result} about={own ? null : staff} practice={practice} />
      {corrected.map(({ when, reason, before }) => (
        <Notice key={before}>
          <p className="font-semibold">{results.corrected(when)}</p>
          <p className="break-words whitespace-pre-line">{results.correctedBecause(reason)}</p>
          <Link to={before} className="inline-flex min-h-11 items-center underline underline-offset-4">
            {results.scorecard.before}
          </Link>
        </Notice>
      ))}
      {result.beingSettled ? <Notice tone="warn">{results.beingSettled}</Notice> : null}
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
              <ButtonLink to={result.readAgain.to} look="quiet" className="mt-3">
                {said.readAgain(result.readAgain.title)}
              </ButtonLink>
            ) : null}
          </Card>
        ) : null}
      </div>
      {mine?.next ? <AfterResult next={mine.next} /> : null}
      {coaching ? <CoachingNotes coaching={coaching} about={own ? null : staff} /> : null}
      <CriteriaResult result={result} beside={self ? { name: own ? results.self.you : results.self.them(staff), levels: self.levels } : undefined} />
      {self ? <SelfSaidSection self={self} about={own ? null : staff} /> : null}
      <ResultRest result={result} />
      {mine ? <Progress results={mine.progress} current={mine.performanceId} /> : null}
      <p className="mt-5 text-sm text-soft">{said.signedBy(words.frame.list(result.signedBy), signedWhen)}</p>
      {result.decided && decidedBy ? <p className="mt-1 max-w-prose text-sm text-soft">{sentence(decidedBy, result.decided.reason)}</p> : null}
      {mine ? <AppealLink id={mine.performanceId} appeal={mine.appeal} /> : null}
    </>
  );
}
