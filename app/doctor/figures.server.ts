import { and, eq } from "drizzle-orm";
import { canonicalJson } from "~/content/canonical-json";
import { figuresNow, scopes } from "~/quizzes/figures.server";
import { audit } from "~/record/audit.server";
import type { Reader, Store } from "~db/store";
import { questionFigures, quizAnalyses, quizFigures, type Scope } from "~db/tables/quiz-analysis";
import { differs } from "./finding";
import type { Check } from "./rows.server";

/** More quizzes, and versions of their questions, than there are. */
const MOST = 10_000;

/** The figures of every quiz that are said to be up to date are those of its attempts. Mended, they are counted anew by their job. */
export const checkFigures: Check = async function* ({ store, now, fix, count }) {
  for (const { quizId, changes, counted } of await store.read.select().from(quizAnalyses).limit(MOST)) {
    if (changes !== counted) continue;
    for (const scope of scopes) {
      count();
      const kept = await keptFigures(store.read, quizId, scope);
      const given = await figuresNow(store.read, quizId, scope);
      if (canonicalJson(inOrder(kept)) === canonicalJson(inOrder(given))) continue;
      if (fix) await countAnew(store, quizId, changes, now);
      yield { ...differs("quiz-figures", `quiz_figures ${quizId} ${scope}`, null, inOrder(kept), inOrder(given)), mended: fix };
    }
  }
};

async function keptFigures(reader: Reader, quizId: string, scope: Scope) {
  const ofQuestions = and(eq(questionFigures.quizId, quizId), eq(questionFigures.scope, scope));
  const ofQuiz = and(eq(quizFigures.quizId, quizId), eq(quizFigures.scope, scope));
  const { hash, questionId, figures } = questionFigures;
  return {
    questions: await reader.select({ hash, questionId, figures }).from(questionFigures).where(ofQuestions).limit(MOST),
    whole: await reader.select({ settingsHash: quizFigures.settingsHash, figures: quizFigures.figures }).from(quizFigures).where(ofQuiz).limit(MOST),
  };
}

const inOrder = ({ questions, whole }: { questions: { hash: string; figures: unknown }[]; whole: { settingsHash: string; figures: unknown }[] }) => ({
  questions: Object.fromEntries(questions.map(({ hash, figures }) => [hash, figures])),
  whole: Object.fromEntries(whole.map(({ settingsHash, figures }) => [settingsHash, figures])),
});

const countAnew = (store: Store, quizId: string, changes: number, now: Date) =>
  store.tx(async (w) => {
    await w
      .update(quizAnalyses)
      .set({ changes: changes + 1 })
      .where(eq(quizAnalyses.quizId, quizId));
    await audit(w, { actorId: null, act: "doctor.mended", subjectId: null, values: { rows: [`quiz_figures ${quizId}`] } }, now);
  });
