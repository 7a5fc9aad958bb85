import type { AppLoadContext } from "@remix-run/node";
import { moduleBySlug } from "~/content/library";
import { requireVisitor } from "~/http/context";
import { allow, found } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import type { Question } from "~/quizzes/quiz";
import { placeOf, testName, testsAsking } from "~/quizzes/quizzes-in";
import { previewRegrade } from "~/quizzes/regrade-preview.server";
import { changeView, keyView, versionView } from "~/quizzes/regrade-view";
import { regradesOf } from "~/quizzes/regrading.server";
import { namesOf } from "~/record/names.server";

/** The question of the address, for an author. */
export function questionAsked(context: AppLoadContext, params: { slug?: string; question?: string }) {
  const visitor = requireVisitor(context);
  allow(can.regrade(visitor));
  const module = found(moduleBySlug(context.library, params.slug));
  const quiz = found(module.quiz);
  return { visitor, module, quiz, question: found(quiz.questions.find(({ id }) => id === params.question)) };
}

/** What marking it again would change, and what was marked again before. */
export async function regradePage(context: AppLoadContext, params: { slug?: string; question?: string }) {
  const { visitor, module, question } = questionAsked(context, params);
  const { store, library, words, language, zone } = context;
  const viewing = { words, language, zone };
  const tests = testsAsking(library, question);
  const history = [];
  for (const test of tests) for (const one of await regradesOf(store.read, test.id, question.id)) history.push({ ...one, test });
  history.sort((a, b) => b.at.getTime() - a.at.getTime());
  const isRunning = history.some(({ finishedAt }) => finishedAt === null);
  const { versions, changes } = isRunning ? { versions: [], changes: [] } : await previewRegrade(store.read, library, question);
  const people = await namesOf(store.read, [
    ...history.map(({ byPersonId }) => byPersonId),
    ...(can.seeRegister(visitor) ? changes.map(({ personId }) => personId) : []),
  ]);
  const names = new Map([...people].map(([id, name]) => [id, nameIn(language, name)]));
  const sum = (count: (version: (typeof versions)[number]) => number) => versions.reduce((all, version) => all + count(version), 0);
  return {
    id: question.id,
    module: inLanguage(module.title, language),
    slug: module.slug,
    toHash: question.hash,
    now: keyView(question as Question, viewing),
    versions: versions.map((version) => versionView(version, viewing)),
    isAnyFit: versions.some(({ fits, attempts }) => fits && attempts > 0),
    changes: changes.map((change) => changeView(change, can.seeRegister(visitor) ? names : new Map(), viewing)),
    more: Math.max(0, sum(({ changed }) => changed) - changes.length),
    isRunning,
    history: history.map(({ id, test, reason, byPersonId, at, counts, finishedAt }) => ({
      id,
      test: tests.length > 1 ? testName(placeOf(library, { quizId: test.id, moduleId: test.moduleId }), words, language) : null,
      reason,
      by: words.analysis.regrade.by(names.get(byPersonId) ?? "", formatInstant(at, zone, language)),
      state: finishedAt ? words.analysis.regrade.done(counts) : words.analysis.regrade.running(counts.looked),
    })),
  };
}
export type RegradePage = Awaited<ReturnType<typeof regradePage>>;
