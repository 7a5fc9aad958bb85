import { eq, sql } from "drizzle-orm";
import type { Library } from "~/content/library";
import { prepared, type Reader } from "~db/store";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { remarkings } from "~db/tables/regrading";
import { settingsAsBegun } from "./drawn.server";
import { released } from "./release";
import type { Shows } from "./rule-shapes";

/** More attempts than anybody makes. */
const MOST = 5_000;

const marked = prepared("marked_settings_of", (reader: Reader) =>
  reader
    .select({
      id: attempts.id,
      quizId: attempts.quizId,
      moduleId: attempts.moduleId,
      settingsHash: attempts.settingsHash,
      closesAt: attempts.closesAt,
      first: attemptResults.passed,
      now: remarkings.passed,
    })
    .from(attemptResults)
    .innerJoin(attempts, eq(attempts.id, attemptResults.attemptId))
    .leftJoin(remarkings, eq(remarkings.id, attemptResults.remarkingId))
    .where(eq(attemptResults.personId, sql.placeholder("personId")))
    .limit(MOST),
);

/**
 * The marked attempts, by id, whose score their person may not see now, on whatever page, by the rules each was begun with.
 * Who teaches them or answers for them sees it all the same.
 */
export async function withheldScores(reader: Reader, library: Library, personId: string, now: Date): Promise<ReadonlySet<string>> {
  const rows = await marked(reader, { personId });
  const passed = new Set(rows.flatMap((row) => ((row.now ?? row.first) ? row.quizId : [])));
  const rules = new Map<string, Shows>();
  for (const row of rows) if (!rules.has(row.settingsHash)) rules.set(row.settingsHash, (await settingsAsBegun(reader, library, row)).shows);
  return new Set(
    rows.flatMap(({ id, quizId, settingsHash, closesAt }) =>
      released(rules.get(settingsHash)!, { passed: passed.has(quizId), closesAt, now }).score ? [] : id,
    ),
  );
}
