import { A4, type Drawn, inks, type Typefaces, type Weight } from "./drawing";
import { linesOf } from "./lines";

/** Some words in one column of a sheet. */
export type Words = { text: string; size?: number; weight?: Weight; ink?: string; indent?: number };

const MARGIN = 48;
const TOP = 54;
const BOTTOM = A4.height - 62;
const WIDTH = A4.width - 2 * MARGIN;
const LEADING = 1.42;
/** The width of the column at the left, where a block has two. */
const ASIDE = 122;

/** Sheets that are written from above to below. What belongs together stays on one sheet where it can. */
export function flowing(faces: Typefaces) {
  const sheets: Drawn[][] = [[]];
  let y = TOP;
  const turn = () => {
    sheets.push([]);
    y = TOP;
  };
  const set = (words: Words[], x: number, width: number) =>
    words.flatMap(({ text, size = 9.5, weight = "regular", ink = inks.ink, indent = 0 }) =>
      linesOf(text, width - indent, size, weight, faces.measure).map((line) => ({ kind: "text" as const, x: x + indent, y: 0, text: line, size, weight, ink })),
    );
  const heightOf = (lines: { size: number }[]) => lines.reduce((sum, { size }) => sum + size * LEADING, 0);

  /** Words below one another, with others at the left of them if given. */
  const block = (words: Words[], { beside, before = 0 }: { beside?: Words[]; before?: number } = {}) => {
    const left = beside ? set(beside, MARGIN, ASIDE - 10) : [];
    const right = set(words, MARGIN + (beside ? ASIDE : 0), WIDTH - (beside ? ASIDE : 0));
    const height = Math.max(heightOf(left), heightOf(right));
    y += before;
    if (y + height > BOTTOM && height < BOTTOM - TOP) turn();
    const from = y;
    for (const line of left) place(line);
    const afterLeft = y;
    if (left.length > 0) y = from;
    for (const line of right) place(line);
    y = Math.max(y, afterLeft);
  };
  const place = (line: Extract<Drawn, { kind: "text" }>) => {
    if (y + line.size * LEADING > BOTTOM) turn();
    y += line.size * LEADING;
    sheets.at(-1)!.push({ ...line, y: y - line.size * 0.35 });
  };
  const rule = (before = 4, after = 4) => {
    y += before;
    sheets.at(-1)!.push({ kind: "filled", x: MARGIN, y, width: WIDTH, height: 0.6, ink: inks.line });
    y += after;
  };
  /** The sheets, each with a line at its foot. */
  const finished = (foot: (nth: number, of: number) => string): Drawn[][] =>
    sheets.map((sheet, nth) => {
      const text = foot(nth + 1, sheets.length);
      return [...sheet, { kind: "text", x: MARGIN, y: A4.height - 34, text, size: 8, weight: "regular", ink: inks.soft }];
    });
  return { block, rule, finished };
}
