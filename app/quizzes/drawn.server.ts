import type { Library } from "~/content/library";
import { versionOf, versionsOf } from "~/content/versions.server";
import type { Reader } from "~db/store";
import type { Draw } from "~db/tables/quizzes";
import type { Attempt } from "./attempts.server";
import { type DrawnQuestion, type Question, type QuizSettings, question, quizSettings } from "./quiz";
import { type Tested, testIn } from "./quizzes-in";

/** The questions of an attempt in their order, exactly as they were when it was begun. */
export async function questionsAsDrawn(reader: Reader, library: Library, attempt: Tested & Pick<Attempt, "draw">): Promise<DrawnQuestion[]> {
  const inUse = new Map<string, Question>(testIn(library, attempt)?.questions.map((one) => [one.hash, one]));
  const older = attempt.draw.map((drawn) => drawn.questionHash).filter((hash) => !inUse.has(hash));
  const kept = older.length > 0 ? await versionsOf(reader, older, question) : new Map<string, Question>();
  return attempt.draw.map(({ questionHash, moduleId = attempt.moduleId ?? undefined }) => {
    const version = inUse.get(questionHash) ?? kept.get(questionHash);
    if (!version) throw new Error(`the question version ${questionHash} is not kept`);
    return { ...version, moduleId };
  });
}

/** One of them: what is asked for with every answer that is saved. */
export async function questionAsDrawn(reader: Reader, library: Library, attempt: Tested, { questionHash }: Draw[number]): Promise<Question> {
  const inUse = testIn(library, attempt)?.questions.find(({ hash }) => hash === questionHash);
  const version = inUse ?? (await versionsOf(reader, [questionHash], question)).get(questionHash);
  if (!version) throw new Error(`the question version ${questionHash} is not kept`);
  return version;
}

/** The attempt with the versions it is marked by now in place of those drawn. */
export const asMarked = <A extends Pick<Attempt, "draw">>(attempt: A, hashes: Record<string, string>): A => ({
  ...attempt,
  draw: attempt.draw.map((drawn) => ({ ...drawn, questionHash: hashes[drawn.questionId] ?? drawn.questionHash })),
});

/** The pass mark and the like, exactly as they were when the attempt was begun. */
export async function settingsAsBegun(reader: Reader, library: Library, attempt: Tested & Pick<Attempt, "settingsHash">): Promise<QuizSettings> {
  const inUse = testIn(library, attempt);
  if (inUse?.settingsHash === attempt.settingsHash) return inUse;
  const kept = await versionOf(reader, attempt.settingsHash, quizSettings);
  if (!kept) throw new Error(`the quiz version ${attempt.settingsHash} is not kept`);
  return kept;
}
