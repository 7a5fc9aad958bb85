import { asc, eq, inArray } from "drizzle-orm";
import type { QuizInUse } from "~/content/library";
import { versionsOf } from "~/content/versions.server";
import type { Reader } from "~db/store";
import { contentVersions } from "~db/tables/content";
import { questionFigures, quizAnalyses, quizFigures, type Scope } from "~db/tables/quiz-analysis";
import { hasUnanalysed } from "./attempt-figures.server";
import type { QuestionFigures, WholeFigures } from "./question-figures";
import { type Question, question } from "./quiz";

/** More versions than a quiz and its questions have. */
const MOST = 5_000;

export type Version = { hash: string; attempts: number; inForce: boolean; since: Date | null };
/** A question in the version looked at. `content` is null where that was never kept. */
export type ReportItem = { id: string; hash: string; versions: Version[]; inBank: boolean; content: Question | null; figures: QuestionFigures | null };
export type Report = {
  whole: { hash: string; versions: Version[]; figures: WholeFigures | null };
  items: ReportItem[];
  /** Attempts are waiting to be counted. */
  behind: boolean;
  countedAt: Date | null;
};

/**
 * The figures of a quiz: each question in the version in force, unless another of its versions is among the chosen ones; the whole
 * likewise by the versions of its settings. Questions no longer in the bank come last.
 */
export async function reportOf(reader: Reader, quiz: QuizInUse, scope: Scope, chosen: string[]): Promise<Report> {
  const rows = (await reader.select().from(questionFigures).where(eq(questionFigures.quizId, quiz.id)).limit(MOST)).filter((row) => row.scope === scope);
  const wholes = (await reader.select().from(quizFigures).where(eq(quizFigures.quizId, quiz.id)).limit(MOST)).filter((row) => row.scope === scope);
  const since = await firstUses(reader, [...rows.map(({ hash }) => hash), ...wholes.map(({ settingsHash }) => settingsHash)]);
  const ids = [...new Set([...quiz.questions.map(({ id }) => id), ...rows.map(({ questionId }) => questionId).sort()])];
  const items = ids.map((id) => {
    const own = rows.filter(({ questionId }) => questionId === id).map(({ hash, figures }) => ({ hash, figures: figures as QuestionFigures }));
    const inBank = quiz.questions.find((one) => one.id === id);
    const { hash, versions } = pick(own, inBank?.hash, chosen, since);
    const figures = own.find((one) => one.hash === hash)?.figures ?? null;
    return { id, hash, versions, inBank: inBank !== undefined, content: inBank?.hash === hash ? (inBank as Question) : null, figures };
  });
  const older = items.flatMap(({ content, hash }) => (content ? [] : hash));
  const kept = older.length > 0 ? await versionsOf(reader, older, question) : new Map<string, Question>();
  const settings = wholes.map(({ settingsHash, figures }) => ({ hash: settingsHash, figures: figures as WholeFigures }));
  const whole = pick(settings, quiz.settingsHash, chosen, since);
  const [analysis] = await reader.select().from(quizAnalyses).where(eq(quizAnalyses.quizId, quiz.id)).limit(1);
  return {
    whole: { ...whole, figures: settings.find(({ hash }) => hash === whole.hash)?.figures ?? null },
    items: items.map((item) => ({ ...item, content: item.content ?? kept.get(item.hash) ?? null })),
    behind: (analysis !== undefined && analysis.changes !== analysis.counted) || (await hasUnanalysed(reader)),
    countedAt: analysis?.countedAt ?? null,
  };
}

type Counted = { hash: string; figures: { attempts: number } };

function pick(own: Counted[], inForce: string | undefined, chosen: string[], since: Map<string, Date>): { hash: string; versions: Version[] } {
  const hashes = [...new Set([...(inForce ? [inForce] : []), ...own.map(({ hash }) => hash)])];
  const versions = hashes
    .map((hash) => ({
      hash,
      attempts: own.find((one) => one.hash === hash)?.figures.attempts ?? 0,
      inForce: hash === inForce,
      since: since.get(hash) ?? null,
    }))
    .sort((a, b) => Number(b.inForce) - Number(a.inForce) || (b.since?.getTime() ?? 0) - (a.since?.getTime() ?? 0));
  return { hash: hashes.find((hash) => chosen.includes(hash)) ?? versions[0]!.hash, versions };
}

async function firstUses(reader: Reader, hashes: string[]): Promise<Map<string, Date>> {
  if (hashes.length === 0) return new Map();
  const rows = await reader
    .select({ hash: contentVersions.hash, at: contentVersions.firstUsedAt })
    .from(contentVersions)
    .where(inArray(contentVersions.hash, hashes))
    .orderBy(asc(contentVersions.firstUsedAt))
    .limit(hashes.length);
  return new Map(rows.map(({ hash, at }) => [hash, at]));
}

/** How many attempts the figures count of each quiz. */
export async function attemptsCounted(reader: Reader, quizIds: string[], scope: Scope): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  if (quizIds.length === 0) return counts;
  const rows = await reader.select().from(quizFigures).where(inArray(quizFigures.quizId, quizIds)).limit(MOST);
  for (const row of rows) if (row.scope === scope) counts.set(row.quizId, (counts.get(row.quizId) ?? 0) + (row.figures as WholeFigures).attempts);
  return counts;
}
