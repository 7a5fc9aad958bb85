import { desc, eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { remarkings } from "~db/tables/regrading";
import type { Attempt } from "./attempts.server";
import { type Counted, counted } from "./counted";
import { asMarked, questionsAsDrawn, settingsAsBegun } from "./drawn.server";
import { maximumOf } from "./marking";
import { canBePractised, type Practisable } from "./practice";
import type { QuizSettings } from "./quiz";
import { released } from "./release";

/** More attempts than anybody makes. */
const MOST = 2_000;

/**
 * What a person may practise now: what its author lets serve in practice, but nothing that is asked in an open attempt of
 * theirs, or in one whose answers and explanations are not released to them: practice would tell them.
 */
export async function practisable(reader: Reader, library: Library, personId: string, now: Date): Promise<Practisable[]> {
  const { withheld, gotWrong } = await pastOf(reader, library, personId, now);
  return [...library.modules.values()].flatMap(({ id: moduleId, quiz }) =>
    (quiz?.questions ?? [])
      .filter((question) => canBePractised(question) && !withheld.has(question.id))
      .map((question) => ({ ...question, moduleId, gotWrong: gotWrong.has(question.id) })),
  );
}

/** What a person's attempts say, by question id: what must not be shown yet, and what was not fully right when it was marked last. */
async function pastOf(reader: Reader, library: Library, personId: string, now: Date): Promise<{ withheld: Set<string>; gotWrong: Set<string> }> {
  const rows = await reader
    .select({ attempt: attempts, result: attemptResults, remarking: remarkings })
    .from(attempts)
    .leftJoin(attemptResults, eq(attemptResults.attemptId, attempts.id))
    .leftJoin(remarkings, eq(remarkings.id, attemptResults.remarkingId))
    .where(eq(attempts.personId, personId))
    .orderBy(desc(attempts.startedAt))
    .limit(MOST);
  const tries = rows.map(({ attempt, result, remarking }) => ({ attempt, marks: result && counted(result, remarking) }));
  const passed = new Set(tries.flatMap(({ attempt, marks }) => (marks?.passed ? [attempt.quizId] : [])));
  const isReleased = releasesTo(reader, library, passed, now);
  const withheld = new Set<string>();
  const marked: Marked[] = [];
  for (const { attempt, marks } of tries)
    if (marks && (await isReleased(attempt))) marked.push({ attempt, marks });
    else for (const { questionId } of attempt.draw) withheld.add(questionId);
  return { withheld, gotWrong: await missedLast(reader, library, marked) };
}

/** Whether the answers and explanations of a closed attempt may be seen now. */
function releasesTo(reader: Reader, library: Library, passed: ReadonlySet<string>, now: Date) {
  const known = new Map<string, QuizSettings>();
  return async (attempt: Attempt): Promise<boolean> => {
    const settings = known.get(attempt.settingsHash) ?? (await settingsAsBegun(reader, library, attempt));
    known.set(attempt.settingsHash, settings);
    const shown = released(settings.shows, { passed: passed.has(attempt.quizId), closesAt: attempt.closesAt, now });
    return shown.answers && shown.explanations;
  };
}

type Marked = { attempt: Attempt; marks: Counted };

/** The questions whose newest mark is not the full one. */
async function missedLast(reader: Reader, library: Library, marked: Marked[]): Promise<Set<string>> {
  const judged = new Set<string>();
  const missed = new Set<string>();
  for (const { attempt, marks } of [...marked].sort((a, b) => b.attempt.closedAt!.getTime() - a.attempt.closedAt!.getTime())) {
    if (attempt.draw.every(({ questionId }) => judged.has(questionId))) continue;
    for (const question of await questionsAsDrawn(reader, library, asMarked(attempt, marks.hashes))) {
      if (!judged.has(question.id) && (marks.marks[question.id] ?? 0) < maximumOf(question)) missed.add(question.id);
      judged.add(question.id);
    }
  }
  return missed;
}
