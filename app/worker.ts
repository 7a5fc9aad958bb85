import { compile as compileContent } from "./content/compile";
import type { Files } from "./content/files";
import { type Candidate, type Format, type Unreadability, Unreadable } from "./quizzes/import/candidate";
import { readQuestions as readFile } from "./quizzes/import/read";

/** Work that takes long, for a thread of its own: each task takes and returns plain values. See `aside`. */
export const compile = (files: Files) => compileContent(files);

/** An error keeps its message across threads, but not what it is: why nothing can be read is told as a value. */
export function readQuestions({ bytes, format }: { bytes: Uint8Array; format: Format }): Candidate[] | { why: Unreadability; value: string } {
  try {
    return readFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), format);
  } catch (error) {
    if (error instanceof Unreadable) return { why: error.why, value: error.value };
    throw error;
  }
}
