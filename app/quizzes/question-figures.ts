import type { AttemptItem } from "~db/tables/quiz-analysis";
import { analyseShares, discriminationOf, easeOf, type ItemFigures, type QuizFigures } from "./analysis";

/** An attempt as far as the analysis counts it: its questions in the order asked. */
export type Sat = { passed: boolean; items: AttemptItem[] };

/** Fewer attempts than this say nothing sure: only counts are shown. */
export const ENOUGH = 30;
/** With fewer, a count of answers would tell what somebody answered: not even these are shown. */
export const UNRECOGNISABLE = 5;

export const thirds = ["weak", "middle", "strong"] as const;
export type Third = (typeof thirds)[number];
export type ByThird = Record<Third, number>;

/** How one version of a question did. Counts are attempts. */
export type QuestionFigures = Omit<ItemFigures, "effectiveWeight"> & {
  attempts: number;
  right: number;
  partly: number;
  wrong: number;
  open: number;
  /** How many attempts were weak, middling and strong, by the whole of their marks. */
  groups: ByThird;
  /** Who chose what, by the id of the option, the one chosen most first. */
  choices: { id: string; all: number; by: ByThird }[];
  /** Median of those who answered, in seconds. */
  seconds: number | null;
};

/**
 * How a question did, from the attempts that were asked it. Strong is who is in the upper third of these by the share of all
 * points earned, weak who is in the lower; people with equal shares are in one group, so that all equal are all in the middle.
 */
export function figuresOfQuestion(hash: string, sat: Sat[]): QuestionFigures {
  const asked = sat.flatMap(({ items }) => {
    const item = items.find((one) => one.hash === hash);
    return item ? [{ item, share: shareOf(items), rest: shareOf(items.filter((one) => one !== item)) }] : [];
  });
  const items = asked.map(({ item }) => item);
  const groups = thirdsOf(asked.map(({ share }) => share));
  const own = items.map(({ mark, maximum }) => (maximum > 0 ? mark / maximum : 0));
  const count = (is: (item: AttemptItem) => boolean) => items.filter(is).length;
  const by = (is: (item: AttemptItem) => boolean): ByThird => {
    const within = (third: Third) => items.filter((item, place) => groups[place] === third && is(item)).length;
    return { weak: within("weak"), middle: within("middle"), strong: within("strong") };
  };
  return {
    attempts: items.length,
    right: count(({ answered, mark, maximum }) => answered && mark >= maximum),
    partly: count(({ answered, mark, maximum }) => answered && mark > 0 && mark < maximum),
    wrong: count(({ answered, mark, maximum }) => answered && mark <= 0 && maximum > 0),
    open: count(({ answered }) => !answered),
    ...easeOf(own, 1),
    ...discriminationOf(
      own,
      asked.map(({ rest }) => rest),
    ),
    groups: by(() => true),
    choices: [...new Set(items.flatMap(({ chosen }) => chosen))]
      .map((id) => ({ id, all: count(({ chosen }) => chosen.includes(id)), by: by(({ chosen }) => chosen.includes(id)) }))
      .sort((a, b) => b.all - a.all || (a.id < b.id ? -1 : 1)),
    seconds: median(items.flatMap(({ seconds }) => seconds ?? [])),
  };
}

/** How a quiz did under one version of its settings. `spread` counts attempts by tens of percent, a full mark in the last. */
export type WholeFigures = QuizFigures & {
  attempts: number;
  passed: number;
  spread: number[];
  /** Whether all were asked the same questions; else a question's effective weight does not exist, and alpha is that of the places in the order asked. */
  same: boolean;
  /** Effective weight by the question's version. */
  weights: Record<string, number | null>;
};

export function figuresOfQuiz(sat: Sat[]): WholeFigures {
  const hashes = (sat[0]?.items ?? []).map(({ hash }) => hash).sort();
  const known = new Set(hashes);
  const same = sat.length > 0 && sat.every(({ items }) => items.length === hashes.length && items.every(({ hash }) => known.has(hash)));
  const alike = sat.filter(({ items }) => items.length === hashes.length);
  const { quiz, weights } = analyseShares(alike.map(({ items }) => sharesOf(same ? inColumns(items, hashes) : items)));
  const spread = Array.from({ length: 10 }, () => 0);
  for (const { items } of sat) spread[Math.min(9, Math.floor(shareOf(items) * 10 + 1e-9))]! += 1;
  return {
    ...quiz,
    attempts: sat.length,
    passed: sat.filter(({ passed }) => passed).length,
    spread,
    same,
    weights: same ? Object.fromEntries(hashes.map((hash, place) => [hash, weights[place]!])) : {},
  };
}

const inColumns = (items: AttemptItem[], hashes: string[]) => {
  const byHash = new Map(items.map((item) => [item.hash, item]));
  return hashes.map((hash) => byHash.get(hash)!);
};

function sharesOf(items: AttemptItem[]): number[] {
  const most = sum(items.map(({ maximum }) => maximum));
  return items.map(({ mark }) => (most > 0 ? mark / most : 0));
}

/** By the place in the order of shares, people with equal ones at the middle of theirs. */
function thirdsOf(shares: number[]): Third[] {
  const places = new Map<number, { below: number; equal: number }>();
  [...shares]
    .sort((a, b) => a - b)
    .forEach((share, below) => {
      const place = places.get(share);
      if (place) place.equal += 1;
      else places.set(share, { below, equal: 1 });
    });
  return shares.map((share) => {
    const { below, equal } = places.get(share)!;
    const middle = (below + equal / 2) / shares.length;
    return middle < 1 / 3 ? "weak" : middle > 2 / 3 ? "strong" : "middle";
  });
}

const shareOf = (items: AttemptItem[]) => {
  const most = sum(items.map(({ maximum }) => maximum));
  return most > 0 ? sum(items.map(({ mark }) => mark)) / most : 0;
};

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : Math.round((sorted[half - 1]! + sorted[half]!) / 2);
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
