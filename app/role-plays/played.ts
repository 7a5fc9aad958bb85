/** Minutes and seconds of a play: `83000` reads "01:23". */
export function minutesPlayed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A note with a new line begun at the time played, in milliseconds; before the start the line has no time. */
export function withStamp(note: string, played: number | null): string {
  const before = note === "" || note.endsWith("\n") ? note : `${note}\n`;
  return played === null ? before : `${before}${minutesPlayed(played)} `;
}

/** How long has been played at an instant, in milliseconds. Null before the start. */
export function playedAt({ startedAt, endedAt }: { startedAt: Date | null; endedAt: Date | null }, now: Date): number | null {
  return startedAt === null ? null : Math.max(0, (endedAt ?? now).getTime() - startedAt.getTime());
}
