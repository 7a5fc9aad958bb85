import type { AppLoadContext } from "@remix-run/node";
import type { QuizInUse } from "~/content/library";
import { reportAsked } from "~/http/report-asked.server";
import { formatInstant } from "~/locale/day";
import { type Bilingual, inLanguage } from "~/locale/language";
import { COUNTED } from "~/quizzes/figures.server";
import { ENOUGH, UNRECOGNISABLE } from "~/quizzes/question-figures";
import { itemView, versionLinks, wholeView } from "~/quizzes/report-view";

/** How a test and its questions did, a quiz or an exam. `path` is its page for authors. */
export async function analysisOf(context: AppLoadContext, request: Request, quiz: QuizInUse, { title, path }: { title: Bilingual; path: string }) {
  const { words, language, zone, library } = context;
  const { scope, chosen, sight, report } = await reportAsked(context, request, quiz);
  const viewing = { words, language, zone, sight };
  const whole = report.whole.figures;
  const regradePath = (id: string) => {
    const slug = library.modules.get(quiz.questions.find((one) => one.id === id)?.moduleId ?? "")?.slug;
    return slug ? `/content/modules/${slug}/questions/${id}/regrade` : null;
  };
  const items = report.items.map((item) => ({
    ...itemView(item, whole?.same ? whole.weights[item.hash] : undefined, viewing),
    regradePath: regradePath(item.id),
  }));
  return {
    title: inLanguage(title, language),
    path,
    scope,
    chosen,
    sight,
    behind: report.behind,
    countedAt: report.countedAt && formatInstant(report.countedAt, zone, language),
    limits: { enough: ENOUGH, unrecognisable: UNRECOGNISABLE, newest: COUNTED },
    whole: {
      versions: versionLinks(report.whole, viewing),
      attempts: whole?.attempts ?? 0,
      passed: whole?.passed ?? 0,
      passMark: quiz.passMark,
      figures: whole && whole.attempts >= ENOUGH ? wholeView(whole, viewing) : [],
      spread: whole && whole.attempts >= ENOUGH ? whole.spread : null,
      drawn: whole !== null && !whole.same,
    },
    items: [...items].sort((a, b) => a.gravity - b.gravity || Number(b.inBank) - Number(a.inBank)),
  };
}
export type Page = Awaited<ReturnType<typeof analysisOf>>;
