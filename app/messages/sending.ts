/** Nobody's phone rings at night: from the first hour to the second, by the company's wall clock, nothing leaves the house. */
const QUIET = { from: "21:00", until: "08:00" };

/** Whether something may be sent at a wall-clock time `HH:MM`. */
export const maySendAt = (time: string): boolean => time >= QUIET.until && time < QUIET.from;

const MINUTE = 60_000;
/** The pause after each failed try, in milliseconds. After the last one it is given up. */
const pauses = [1, 5, 30, 120, 360, 720, 1440].map((minutes) => minutes * MINUTE);

/** When to try again after so many failed tries, as milliseconds from now; null when it is given up. */
export const pauseAfter = (tries: number): number | null => pauses[tries - 1] ?? null;

/** What could not leave for so long is news no more: it stands in the application. In milliseconds. */
export const STALE_AFTER = 3 * 24 * 60 * MINUTE;
