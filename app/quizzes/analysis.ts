/**
 * How a quiz and its questions did. All formulas are those of Moodle's quiz statistics (question/classes/statistics and
 * mod/quiz/report/statistics: "Quiz statistics calculations"), with n − 1 wherever a sample is meant. Every figure is in percent
 * (of the maximum, or of 1) but skewness and kurtosis, which have no unit; null where it is undefined.
 */
export type ItemFigures = {
  /** Mean mark in percent of the question's maximum: how easy it was. */
  facility: number | null;
  /** Standard deviation of the mark (n − 1), in percent of the question's maximum. */
  sd: number | null;
  /** 100 × correlation of the mark with the rest of the person's total, from −100 to 100. Undefined where either never varies. */
  discriminationIndex: number | null;
  /** 100 × covariance with the rest ÷ the greatest covariance these marks could have, by pairing both in order. */
  discriminativeEfficiency: number | null;
  /** The share of the differences between persons that comes from this question: its root of the covariance with the total, of the sum of all such roots. Undefined where that covariance is negative. */
  effectiveWeight: number | null;
};

export type QuizFigures = {
  /** Mean total in percent of the maximum. */
  mean: number | null;
  /** Standard deviation of the total (n − 1), in percent of the maximum. */
  sd: number | null;
  /** k₃ ÷ k₂^1.5, from three persons on. Negative: a tail of low totals. */
  skewness: number | null;
  /** Excess, k₄ ÷ k₂², from four persons on: 0 for the normal distribution. */
  kurtosis: number | null;
  /** Cronbach's alpha × 100, the internal consistency. */
  alpha: number | null;
  /** 100 × √(1 − alpha): how much of the standard deviation is chance. */
  errorRatio: number | null;
  /** In percent of the maximum: by how much a total typically differs from what the person can do. */
  standardError: number | null;
};

/**
 * Analyses the marks of persons (rows) for questions (columns), each mark in the unit of its column's maximum. Rows must be as
 * long as `maxima`; a mark that is no number is refused (RangeError).
 */
export function itemAnalysis(marks: number[][], maxima: number[]): { items: ItemFigures[]; quiz: QuizFigures } {
  for (const row of [maxima, ...marks])
    if (row.length !== maxima.length || !row.every(Number.isFinite)) throw new RangeError("every person needs one mark, a number, for every question");
  const most = sum(maxima);
  const shares = most > 0 ? marks.map((row) => row.map((mark) => mark / most)) : [];
  const totals = shares.map(sum);
  const columns = columnsOf(shares, maxima.length);
  const weights = weightsOf(columns, totals);
  return {
    items: columns.map((own, place) => ({
      ...easeOf(own, maxima[place]! / most),
      ...discriminationOf(
        own,
        totals.map((total, person) => total - own[person]!),
      ),
      effectiveWeight: weights[place]!,
    })),
    quiz: figuresOfWhole(totals, columns),
  };
}

/** The figures of a quiz, and the effective weight of each place, from each person's shares of all points: rows of equal length. */
export function analyseShares(shares: number[][]): { quiz: QuizFigures; weights: (number | null)[] } {
  const totals = shares.map(sum);
  const columns = columnsOf(shares, shares[0]?.length ?? 0);
  return { quiz: figuresOfWhole(totals, columns), weights: weightsOf(columns, totals) };
}

const columnsOf = (rows: number[][], length: number) => Array.from({ length }, (_, place) => rows.map((row) => row[place]!));

function weightsOf(columns: number[][], totals: number[]): (number | null)[] {
  const roots = columns.map((own) => rootOf(covariance(own, totals)));
  const all = sum(roots.map((root) => root ?? 0));
  return roots.map((root) => (root === null || all === 0 ? null : (100 * root) / all));
}

/** How easy a question was, from the marks of those who were asked it. */
export function easeOf(marks: number[], maximum: number): Pick<ItemFigures, "facility" | "sd"> {
  const isMarked = maximum > 0 && marks.length > 0;
  const spread = variance(marks);
  return { facility: isMarked ? (100 * mean(marks)) / maximum : null, sd: isMarked && spread !== null ? (100 * Math.sqrt(spread)) / maximum : null };
}

/** How well a question tells strong from weak: its marks against the rest of each person's total, both in any unit of at most 1. */
export function discriminationOf(own: number[], rest: number[]): Pick<ItemFigures, "discriminationIndex" | "discriminativeEfficiency"> {
  const [together, ownSpread, restSpread] = [covariance(own, rest), variance(own), variance(rest)];
  if (together === null || !ownSpread || !restSpread) return { discriminationIndex: null, discriminativeEfficiency: null };
  const greatest = covariance(inOrder(own), inOrder(rest));
  return {
    discriminationIndex: within100((100 * together) / Math.sqrt(ownSpread * restSpread)),
    discriminativeEfficiency: greatest ? (100 * together) / greatest : null,
  };
}

function figuresOfWhole(totals: number[], columns: number[][]): QuizFigures {
  const spread = variance(totals);
  const sd = spread === null ? null : 100 * Math.sqrt(spread);
  const questions = columns.length;
  const alpha = spread && questions > 1 ? ((100 * questions) / (questions - 1)) * (1 - sum(columns.map((own) => variance(own)!)) / spread) : null;
  const errorRatio = alpha === null ? null : 100 * Math.sqrt(Math.max(0, 1 - alpha / 100));
  return {
    mean: totals.length > 0 ? 100 * mean(totals) : null,
    sd,
    ...shapeOf(totals, spread),
    alpha,
    errorRatio,
    standardError: errorRatio === null ? null : (errorRatio * sd!) / 100,
  };
}

/** Skewness and excess kurtosis by k-statistics. */
function shapeOf(totals: number[], spread: number | null): Pick<QuizFigures, "skewness" | "kurtosis"> {
  const n = totals.length;
  if (!spread || n < 3) return { skewness: null, kurtosis: null };
  const centre = mean(totals);
  const power = (exponent: number) => mean(totals.map((total) => (total - centre) ** exponent));
  const third = (n * n * power(3)) / ((n - 1) * (n - 2));
  const fourth = (n * n * ((n + 1) * power(4) - 3 * (n - 1) * power(2) ** 2)) / ((n - 1) * (n - 2) * (n - 3));
  return { skewness: third / spread ** 1.5, kurtosis: n > 3 ? fourth / spread ** 2 : null };
}

/** Below this, marks differ by rounding only. Marks are at most 1 here. */
const NOTHING = 1e-24;

const variance = (values: number[]): number | null => {
  if (values.length < 2) return null;
  const centre = mean(values);
  const result = sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
  return result < NOTHING ? 0 : result;
};

const covariance = (a: number[], b: number[]): number | null => {
  const [spreadA, spreadB] = [variance(a), variance(b)];
  if (spreadA === null || spreadB === null) return null;
  const [centreA, centreB] = [mean(a), mean(b)];
  const result = sum(a.map((value, person) => (value - centreA) * (b[person]! - centreB))) / (a.length - 1);
  return Math.abs(result) <= 1e-12 * Math.sqrt(spreadA * spreadB) ? 0 : result;
};

const rootOf = (value: number | null) => (value === null || value < 0 ? null : Math.sqrt(value));
const within100 = (value: number) => Math.max(-100, Math.min(100, value));
const inOrder = (values: number[]) => [...values].sort((a, b) => a - b);
const mean = (values: number[]) => sum(values) / values.length;
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
