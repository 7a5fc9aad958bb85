import { type AppLoadContext, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { triesCountSince } from "~/certification/renewing-tries.server";
import { requireVisitor } from "~/http/context";
import { found } from "~/http/refusal";
import { dayIn, formatDay, formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useTestWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { trainersFor } from "~/people/trained.server";
import { isLate } from "~/quizzes/attempt";
import { beginningOf } from "~/quizzes/beginning.server";
import { essayNotes } from "~/quizzes/essays.server";
import { maximumOf, percentOf } from "~/quizzes/marking";
import { outcomeOf } from "~/quizzes/outcome.server";
import { canBePractised } from "~/quizzes/practice";
import type { Question } from "~/quizzes/quiz";
import { placeOf, testIn, testName } from "~/quizzes/quizzes-in";
import { isChanged } from "~/quizzes/regrade";
import { released } from "~/quizzes/release";
import { type Points, pointsText } from "~/quizzes/result";
import { reviewed } from "~/quizzes/reviewed";
import { notNowView, shownWhen } from "~/quizzes/rules-view";
import { attemptNow } from "~/quizzes/sitting.server";
import { firstPass } from "~/quizzes/tries.server";
import { onlyReleased } from "~/quizzes/withheld";
import type { PageHandle } from "~/root";
import { Section } from "~/ui/page";
import { Next } from "./next";
import { ReviewedQuestion } from "./reviewed-question";
import { Scores } from "./scores";
import { Verdict } from "./verdict";
import { Withheld } from "./withheld";

export const handle: PageHandle = { title: (words, { title }: Page) => words.quizzes.result.pageTitle(title) };

/** A closed attempt, shown against its own version of the questions. Only now do key, feedback and explanation leave. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, words, now, zone, today } = context;
  const { personId } = requireVisitor(context);
  const attempt = found(await attemptNow(store, library, personId, params.id ?? "", now));
  if (!attempt.closedAt) throw redirect(`/attempts/${attempt.id}`);

  const outcome = await outcomeOf(store.read, library, attempt);
  if (!outcome) throw redirect(`/attempts/${attempt.id}/waiting`);
  const { result, first, settings, questions, answers, topics, modules, lessons } = outcome;
  const essays = await essayNotes(store.read, attempt.id);
  const since = await triesCountSince(store.read, zone, personId, { id: attempt.quizId, moduleId: attempt.moduleId }, now);
  const pass = await firstPass(store.read, personId, attempt.quizId, since && attempt.closedAt >= since ? since : null);
  const place = placeOf(library, attempt);
  const shown = released(settings.shows, { passed: pass !== undefined, closesAt: attempt.closesAt, now });
  const quiz = testIn(library, attempt);
  const standing = quiz && !pass ? await beginningOf(store.read, library, personId, quiz, now) : null;
  const notNow = standing && !standing.beginning.may ? notNowView(standing.beginning, context) : null;
  const trainers = notNow?.reason === "talk" ? await trainersFor(store.read, personId, today) : [];
  const isMissed = (question: Question) => canBePractised(question) && (result.marks[question.id] ?? 0) < maximumOf(question);
  const practised = library.modules.get(attempt.moduleId ?? "");
  const isMissedToPractise = shown.answers && shown.explanations && questions.some(isMissed);
  return {
    /** Where an exam says it otherwise than a quiz. */
    say: place.kind === "exam" ? words.exams.result : {},
    title: inLanguage(place.title, language),
    heading: testName(place, words, language),
    quizPath: place.quizPath,
    passed: result.passed,
    score: shown.score
      ? {
          points: result.points,
          maximum: result.maximum,
          percent: percentOf(result.points, result.maximum),
          passMark: settings.passMark,
          criticalMissed: result.criticalMissed.length,
          missed: missedNotice(context, modules),
        }
      : null,
    withheld: Object.values(shown).includes(false) ? shownWhen(settings.shows) : [],
    notNow,
    trainers: trainers.map((trainer) => nameIn(language, trainer)),
    zone,
    remarked: shown.score && first && isChanged(first, result) ? remarkedNotice(context, first, result) : null,
    byTime: attempt.closedBy === "deadline",
    closedAt: formatInstant(attempt.closedAt, zone, language),
    done: pass !== undefined,
    practise: practised && isMissedToPractise ? { slug: practised.slug, label: words.practice.wrongLink } : null,
    passStands: pass && pass.closedAt < attempt.closedAt ? formatDay(dayIn(zone, pass.closedAt), language) : null,
    topics: (shown.score ? topics : []).map(({ id, title: name, points, maximum }) => ({ id, title: inLanguage(name, language), points, maximum })),
    modules: (shown.score ? modules : []).map((one) => moduleLine(context, one)),
    lessons: lessons.map((lesson) => ({
      id: lesson.id,
      title: inLanguage(lesson.title, language),
      minutes: lesson.minutes,
      path: lesson.path,
    })),
    questions: (shown.answers || shown.explanations ? questions : []).map((question, place) => {
      const given = answers.get(question.id);
      const all = reviewed(question, attempt.draw[place]!.parts, given?.answer, result.marks[question.id] ?? 0, language, essays.get(question.id));
      return { ...onlyReleased(shown, all), late: given !== undefined && isLate(attempt, given.savedAt) };
    }),
  };
}
type OfModule = NonNullable<Awaited<ReturnType<typeof outcomeOf>>>["modules"][number];

function moduleLine({ words, language }: AppLoadContext, { moduleId, title, points, maximum, minimum, isReached }: OfModule) {
  const note = minimum === null ? null : { text: words.exams[isReached ? "reached" : "missed"](minimum), isReached };
  return { id: moduleId, title: inLanguage(title, language), points, maximum, note };
}

/** The modules whose own minimum keeps an exam from being passed, in one sentence. */
function missedNotice({ words, language }: AppLoadContext, modules: OfModule[]): string | null {
  const missed = modules.filter(({ isReached }) => !isReached).map(({ title }) => inLanguage(title, language));
  return missed.length > 0 ? words.exams.missedIn(words.frame.list(missed), missed.length) : null;
}

/** The whole sentence, so that the browser needs no words for it. */
function remarkedNotice({ words, zone, language }: AppLoadContext, first: Points & { remarkedAt: Date }, now: Points): string {
  const of = ({ points, maximum }: Points) => words.analysis.regrade.resultOf(pointsText(points), pointsText(maximum));
  return words.analysis.learner.notice(formatDay(dayIn(zone, first.remarkedAt), language), of(first), of(now));
}

export type Page = Awaited<ReturnType<typeof loader>>;

export default function Result() {
  const page = useLoaderData<typeof loader>();
  const words = { ...useTestWords().quizzes.result, ...page.say };
  return (
    <div className="mx-auto max-w-2xl">
      <Verdict page={page} />
      <Next page={page} />
      <Scores title={words.topics} scores={[...page.modules, ...page.topics]} />
      <Withheld shown={page.withheld} />
      {page.questions.length > 0 ? (
        <Section id="questions" title={words.questions}>
          <ol className="grid gap-4">
            {page.questions.map((question, place) => (
              <ReviewedQuestion key={place} number={place + 1} question={question} />
            ))}
          </ol>
        </Section>
      ) : null}
    </div>
  );
}
