import { describe, expect, test } from "vitest";
import { itemAnalysis } from "~/quizzes/analysis";

/** Numbers equal to nine digits; null is null. */
function close(found: object, wanted: Record<string, number | null>) {
  for (const [name, value] of Object.entries(wanted)) {
    const figure = (found as Record<string, number | null>)[name];
    if (value === null || figure === null || figure === undefined) expect([name, figure]).toEqual([name, value]);
    else expect(Math.abs(figure - value), `${name}: ${figure} for ${value}`).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
  }
}

describe("four persons on a staircase of three questions, worked by hand", () => {
  // Totals 3, 2, 1, 0 of 3: mean 1.5, variance 5/3, m4 = 2.5625.
  const { items, quiz } = itemAnalysis(
    [
      [1, 1, 1],
      [1, 1, 0],
      [1, 0, 0],
      [0, 0, 0],
    ],
    [1, 1, 1],
  );
  test("the quiz: alpha 1.5 × (1 − (1/4 + 1/3 + 1/4) ÷ 5/3) is 75, so half of the spread is chance", () => {
    const sd = (100 * Math.sqrt(5 / 3)) / 3;
    close(quiz, { mean: 50, sd, skewness: 0, kurtosis: -1.2, alpha: 75, errorRatio: 50, standardError: sd / 2 });
  });
  test("the questions: facility falls, the middle one tells persons apart best", () => {
    close(items[0]!, {
      facility: 75,
      sd: 50,
      discriminationIndex: (100 * 0.25) / Math.sqrt((0.25 * 2.75) / 3),
      discriminativeEfficiency: 100,
    });
    close(items[1]!, { facility: 50, sd: 100 * Math.sqrt(1 / 3), discriminationIndex: 100 * Math.sqrt(0.5), discriminativeEfficiency: 100 });
    close(items[2]!, { facility: 25, sd: 50, discriminationIndex: (100 * 0.25) / Math.sqrt((0.25 * 2.75) / 3) });
  });
  test("effective weights are the roots of 1/2, 2/3 and 1/2 among their sum", () => {
    const all = 2 * Math.sqrt(1 / 2) + Math.sqrt(2 / 3);
    close(items[0]!, { effectiveWeight: (100 * Math.sqrt(1 / 2)) / all });
    close(items[1]!, { effectiveWeight: (100 * Math.sqrt(2 / 3)) / all });
  });
});

test("a question that the weak get right and the strong get wrong: index −100, no effective weight, and an alpha below nothing", () => {
  // Item 1: 1 1 0 0, item 2: 0 0 1 1 of 2. Totals 1 1 1 1 with maxima 1 and 1; with item 2 worth 2: 1 1 2 2.
  const { items, quiz } = itemAnalysis(
    [
      [1, 0],
      [1, 0],
      [0, 2],
      [0, 2],
    ],
    [1, 2],
  );
  close(items[0]!, { facility: 50, discriminationIndex: -100, effectiveWeight: null });
  close(items[1]!, { facility: 50, discriminationIndex: -100, effectiveWeight: 100 });
  // Covariance −2/3; paired in order it would be 2/3.
  close(items[0]!, { discriminativeEfficiency: -100 });
  // Variances 1/3 and 4/3, of the totals 1/3: 2 × (1 − 5) = −8.
  close(quiz, { mean: 50, sd: (100 * Math.sqrt(1 / 3)) / 3, alpha: -800, errorRatio: 300, standardError: 100 * Math.sqrt(1 / 3) });
});

describe("where a figure is undefined, it is null and never a made-up number", () => {
  const none = { facility: null, sd: null, discriminationIndex: null, discriminativeEfficiency: null, effectiveWeight: null };
  const noQuiz = { mean: null, sd: null, skewness: null, kurtosis: null, alpha: null, errorRatio: null, standardError: null };
  test("nobody", () => expect(itemAnalysis([], [1, 2])).toEqual({ items: [none, none], quiz: noQuiz }));
  test("no question", () => expect(itemAnalysis([[], []], [])).toEqual({ items: [], quiz: noQuiz }));
  test("one person has a mean, and nothing that needs a second", () => {
    expect(itemAnalysis([[1, 0]], [1, 1])).toEqual({
      items: [
        { ...none, facility: 100 },
        { ...none, facility: 0 },
      ],
      quiz: { ...noQuiz, mean: 50 },
    });
  });
  test("all equal marks spread over nothing, also when they are no exact fractions", () => {
    const { items, quiz } = itemAnalysis(Array(7).fill([0.1, 0.2, 0.3]), [0.7, 0.7, 0.7]);
    expect(quiz).toEqual({ ...noQuiz, mean: quiz.mean, sd: 0 });
    for (const item of items) expect(item).toEqual({ ...none, facility: item.facility, sd: 0 });
  });
  test("totals that are equal but for rounding count as equal", () => {
    expect(
      itemAnalysis(
        [
          [0.1, 0.2],
          [0.3, 0],
        ],
        [1, 1],
      ).quiz,
    ).toMatchObject({ sd: 0, alpha: null });
  });
  test("one question has no rest, so no discrimination and no alpha; all weight is its own", () => {
    const { items, quiz } = itemAnalysis([[1], [0], [1], [1]], [1]);
    close(items[0]!, { facility: 75, discriminationIndex: null, discriminativeEfficiency: null, effectiveWeight: 100 });
    close(quiz, { mean: 75, alpha: null, errorRatio: null, standardError: null, skewness: -2, kurtosis: 4 });
  });
  test("a maximum of zero has no percent of it", () => {
    const { items, quiz } = itemAnalysis(
      [
        [0, 1],
        [0, 0],
      ],
      [0, 1],
    );
    close(items[0]!, { facility: null, sd: null, discriminationIndex: null, effectiveWeight: 0 });
    close(quiz, { mean: 50 });
    expect(itemAnalysis([[0], [0]], [0]).quiz).toEqual(noQuiz);
  });
  test("two persons have no skewness, three no kurtosis", () => {
    expect(itemAnalysis([[1], [0]], [1]).quiz).toMatchObject({ skewness: null, kurtosis: null });
    const three = itemAnalysis([[1], [0], [0]], [1]).quiz;
    expect(three.kurtosis).toBeNull();
    close(three, { skewness: Math.sqrt(3) });
  });
  test("rows of another length and marks that are no numbers are refused", () => {
    expect(() => itemAnalysis([[1]], [1, 1])).toThrow(RangeError);
    expect(() => itemAnalysis([[Number.NaN]], [1])).toThrow(RangeError);
  });
});

describe("over marks by chance", () => {
  const dice = (seed: number) => () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const world = (seed: number) => {
    const random = dice(seed);
    const maxima = Array.from({ length: 2 + Math.floor(random() * 6) }, () => 1 + Math.floor(random() * 5));
    const able = () => random();
    const marks = Array.from({ length: 5 + Math.floor(random() * 40) }, () => {
      const person = able();
      return maxima.map((maximum) => Math.round(maximum * Math.min(1, (person + random()) / 1.5)));
    });
    return { marks, maxima };
  };
  const seeds = Array.from({ length: 40 }, (_, n) => n * 7919 + 3);

  test("the figures are those of a second way of computing, by pairs of persons and plain power sums", () => {
    for (const seed of seeds) {
      const { marks, maxima } = world(seed);
      const found = itemAnalysis(marks, maxima);
      const wanted = byPairs(marks, maxima);
      close(found.quiz, wanted.quiz);
      for (const [place, item] of found.items.entries()) close(item, wanted.items[place]!);
    }
  });
  test("the order of the persons does not matter", () => {
    for (const seed of seeds) {
      const { marks, maxima } = world(seed);
      const [there, back] = [itemAnalysis(marks, maxima), itemAnalysis([...marks].reverse(), maxima)];
      close(back.quiz, there.quiz);
      for (const [place, item] of back.items.entries()) close(item, there.items[place]!);
    }
  });
  test("marks in hundredths give what marks in points give", () => {
    for (const seed of seeds) {
      const { marks, maxima } = world(seed);
      const hundredths = itemAnalysis(
        marks.map((row) => row.map((mark) => mark * 100)),
        maxima.map((maximum) => maximum * 100),
      );
      const points = itemAnalysis(marks, maxima);
      close(hundredths.quiz, points.quiz);
      for (const [place, item] of hundredths.items.entries()) close(item, points.items[place]!);
    }
  });
});

/** Variance and covariance as half the mean square of the differences of all pairs; moments from sums of powers. */
function byPairs(marks: number[][], maxima: number[]) {
  const n = marks.length;
  const covariance = (a: number[], b: number[]) => {
    let all = 0;
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) all += (a[i]! - a[j]!) * (b[i]! - b[j]!);
    return all / (n * (n - 1));
  };
  const total = marks.map((row) => row.reduce((a, b) => a + b, 0));
  const most = maxima.reduce((a, b) => a + b, 0);
  const column = (place: number) => marks.map((row) => row[place]!);
  const withTotal = maxima.map((_, place) => covariance(column(place), total));
  const roots = withTotal.reduce((all, value) => all + (value > 0 ? Math.sqrt(value) : 0), 0);
  const power = (exponent: number) => total.reduce((all, value) => all + value ** exponent, 0);
  const [s1, s2, s3, s4] = [power(1), power(2), power(3), power(4)];
  const k2 = (n * s2 - s1 ** 2) / (n * (n - 1));
  const k3 = (2 * s1 ** 3 - 3 * n * s1 * s2 + n ** 2 * s3) / (n * (n - 1) * (n - 2));
  const k4 =
    (-6 * s1 ** 4 + 12 * n * s1 ** 2 * s2 - 3 * n * (n - 1) * s2 ** 2 - 4 * n * (n + 1) * s1 * s3 + n ** 2 * (n + 1) * s4) / (n * (n - 1) * (n - 2) * (n - 3));
  const p = maxima.length;
  const alpha = ((100 * p) / (p - 1)) * (1 - maxima.reduce((all, _, place) => all + covariance(column(place), column(place)), 0) / k2);
  const errorRatio = 100 * Math.sqrt(1 - alpha / 100);
  const sd = (100 * Math.sqrt(k2)) / most;
  const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
  return {
    quiz: { mean: (100 * s1) / n / most, sd, skewness: k3 / k2 ** 1.5, kurtosis: k4 / k2 ** 2, alpha, errorRatio, standardError: (errorRatio * sd) / 100 },
    items: maxima.map((maximum, place) => {
      const own = column(place);
      const rest = total.map((value, person) => value - own[person]!);
      const [a, b] = [covariance(own, own), covariance(rest, rest)];
      return {
        facility: (100 * own.reduce((x, y) => x + y, 0)) / n / maximum,
        sd: (100 * Math.sqrt(a)) / maximum,
        discriminationIndex: a > 0 && b > 0 ? (100 * covariance(own, rest)) / Math.sqrt(a * b) : null,
        discriminativeEfficiency: a > 0 && b > 0 ? (100 * covariance(own, rest)) / covariance(sorted(own), sorted(rest)) : null,
        effectiveWeight: withTotal[place]! < -1e-12 ? null : (100 * Math.sqrt(Math.max(0, withTotal[place]!))) / roots,
      };
    }),
  };
}
