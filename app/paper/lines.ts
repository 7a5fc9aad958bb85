import type { Measure, Weight } from "./drawing";

/** What may not begin a line in Chinese or English, and what may not end one. */
const NEVER_FIRST = /^[，。；：！？、）】》”’…·,.;:!?)\]}%]/;
const NEVER_LAST = /[（【《“‘([{]$/;
/** Words of letters and digits stay whole; every other character may stand alone. */
const PIECES = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}'’_@#/&+=~.,;:!?%)\]}-]+|\s+|./gsu;

/** The lines of a text in a width. What is longer than a whole line is broken within. Line ends in the text stay. */
export function linesOf(text: string, width: number, size: number, weight: Weight, measure: Measure): string[] {
  return text.split(/\r\n|[\r\n]/).flatMap((line) => inWidth(line, (piece) => measure(piece, size, weight), width));
}

function inWidth(text: string, widthOf: (piece: string) => number, width: number): string[] {
  const lines: string[] = [];
  let [line, taken] = ["", 0];
  const turn = () => {
    const kept = NEVER_LAST.exec(line)?.[0] ?? "";
    const done = line.slice(0, line.length - kept.length).trimEnd();
    if (done) lines.push(done);
    line = done ? kept : "";
    taken = widthOf(line);
  };
  for (const piece of text.match(PIECES) ?? []) {
    for (const part of widthOf(piece) > width ? [...piece] : [piece]) {
      if (line && taken + widthOf(part.trimEnd()) > width && !NEVER_FIRST.test(part)) turn();
      if (!line && !part.trim()) continue;
      line += part;
      taken += widthOf(part);
    }
  }
  return [...lines, line.trimEnd()];
}

/** The largest of the sizes at which a text stands on one line; the smallest, on several lines, where it never does. */
export function fitted(text: string, width: number, sizes: readonly number[], weight: Weight, measure: Measure): { size: number; lines: string[] } {
  const size = sizes.find((one) => measure(text, one, weight) <= width) ?? sizes.at(-1)!;
  return { size, lines: linesOf(text, width, size, weight, measure) };
}
