import type { Played } from "./what-next";

/** A result's place in the picture of progress, in its units. */
export type Dot = { performanceId: string; x: number; y: number; passed: boolean };

export const picture = { width: 320, height: 132, left: 20, right: 12, top: 10, bottom: 10 } as const;
/** More dots than these are not told apart on a phone. */
const MOST = 12;

/** The newest results, in the order in which they were played. */
export const newestPlayed = <P extends Pick<Played, "playedAt">>(played: P[]): P[] =>
  played.toSorted((a, b) => a.playedAt.getTime() - b.playedAt.getTime()).slice(-MOST);

/** The height of a mean in hundredths: 1.00 stands at the bottom and 5.00 at the top. */
export const heightOf = (weightedSum: number) => round(picture.top + ((500 - weightedSum) / 400) * (picture.height - picture.top - picture.bottom));

/** The dots, spread evenly: what matters is the order, not how many days lie between. */
export function dotsOf(played: Pick<Played, "performanceId" | "weightedSum" | "passed">[]): Dot[] {
  const [from, to] = [picture.left + 10, picture.width - picture.right - 10];
  const step = played.length > 1 ? (to - from) / (played.length - 1) : 0;
  return played.map(({ performanceId, weightedSum, passed }, place) => ({ performanceId, passed, x: round(from + place * step), y: heightOf(weightedSum) }));
}

const round = (value: number) => Math.round(value * 10) / 10;
