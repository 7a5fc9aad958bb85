import { data } from "@remix-run/node";

export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 422 | 429;

/** An answer to throw: the error page says the sentence of the status, or the one given, in the person's language, and may lead on. */
export const refusal = (status: RefusalStatus, sentence?: string, next?: { to: string; label: string }) =>
  data({ sentence: sentence ?? null, next: next ?? null }, { status });

/** The thing, or a 404 answer when there is none (or its existence is private). */
export function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw refusal(404);
  return thing;
}

/** Goes on when a question of `can` was answered with yes, else a 403 answer with an optional sentence. */
export function allow(answer: boolean, sentence?: string): void {
  if (!answer) throw refusal(403, sentence);
}
