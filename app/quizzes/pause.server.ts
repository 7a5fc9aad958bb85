import type { Library, QuizInUse } from "~/content/library";
import type { Reader } from "~db/store";
import { openAttemptOf } from "./attempts.server";
import type { NotNow } from "./beginning";
import { beginningOf } from "./beginning.server";

/** Why a person cannot go on with a test today whatever they read: null when they can, or when only lessons are to be opened before. */
export async function pauseBefore(reader: Reader, library: Library, personId: string, quiz: QuizInUse, now: Date): Promise<NotNow | null> {
  if (await openAttemptOf(reader, personId, quiz.id)) return null;
  const { beginning } = await beginningOf(reader, library, personId, quiz, now);
  return beginning.may || beginning.reason === "read-first" ? null : beginning;
}
