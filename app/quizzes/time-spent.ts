/** A longer silence means that the person was doing something else. */
const AWAY = 10 * 60_000;

/**
 * Whole seconds spent on each question, by its id, from when answers were saved: what passed since the save before it, or since
 * the start, is time spent on the question saved. Silences of more than ten minutes count for nothing. An estimate, since an
 * answer given without a connection is saved later. Questions never answered are missing.
 */
export function secondsSpent(startedAt: Date, saves: { questionId: string; savedAt: Date }[]): Map<string, number> {
  const spent = new Map<string, number>();
  let before = startedAt.getTime();
  for (const { questionId, savedAt } of [...saves].sort((a, b) => a.savedAt.getTime() - b.savedAt.getTime())) {
    const silence = Math.max(0, savedAt.getTime() - before);
    spent.set(questionId, (spent.get(questionId) ?? 0) + (silence > AWAY ? 0 : silence));
    before = Math.max(before, savedAt.getTime());
  }
  return new Map([...spent].map(([questionId, milliseconds]) => [questionId, Math.round(milliseconds / 1000)]));
}
