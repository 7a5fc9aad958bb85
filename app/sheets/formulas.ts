/** What a spreadsheet would take for a formula, also behind quotes that were put before it. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A text that no spreadsheet takes for a formula: with a quote before it, where it looks like one. */
export const withoutFormula = (text: string) => (FORMULA.test(text) ? `'${text}` : text);

/** The text as it was before `withoutFormula`. */
export const asWritten = (text: string) => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);
