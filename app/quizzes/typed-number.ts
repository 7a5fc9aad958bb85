import { type Decimal, decimalOf } from "./decimal";
import type { Question } from "./quiz";

export type TypedNumber = { number: Decimal } | { unreadable: "number" | "ambiguous" };

/**
 * A number as people type it: full-width digits, comma or point, spaces or marks between thousands, any minus sign, the unit
 * after it.
 *
 * The rule for separators. A point alone is the decimal sign, as it is in English and in Chinese. Of two kinds the last is the
 * decimal sign and the other stands between thousands. One kind that occurs several times stands between thousands, in
 * groups of three. A comma alone is the decimal sign too, except where it could just as well stand between thousands: after
 * one to three digits that do not begin with 0, before exactly three. "1,234" is `ambiguous`: it is never guessed, the person
 * is asked to write 1234 or 1.234. Exponents, signs without digits and minus nothing ("-0") are no numbers here.
 */
export function typedNumber(text: string, units: string[] = []): TypedNumber {
  if (/\p{No}/u.test(text)) return { unreadable: "number" }; // a raised or circled figure, a fraction
  const plain = withoutUnit(halfWidth(text), units.map(halfWidth));
  const [, sign, body] = /^([+-]?)((?:\d|[.,](?=\d)|(?<=\d)[ '](?=\d))+)$/.exec(plain) ?? [];
  if (body === undefined || sign === undefined) return { unreadable: "number" };
  const written = separated(body);
  if (written === "ambiguous" || written === "number") return { unreadable: written };
  const number = decimalOf(`${sign === "-" ? "-" : ""}${written.whole.replace(/^0+(?=\d)/, "") || "0"}${written.part && `.${written.part}`}`);
  if (!number || (sign === "-" && number.units === 0n)) return { unreadable: "number" };
  return { number };
}

/** The unit of a numeric question in each language: it may be typed after the number. */
export const unitsOf = (question: Question): string[] => (question.kind === "numeric" && question.unit ? Object.values(question.unit) : []);

function separated(body: string): { whole: string; part: string } | "ambiguous" | "number" {
  const thin = body.replace(/[ ']/g, " ");
  if (thin.includes(" ") && !/^\d{1,3}( \d{3})+([.,]\d+)?$/.test(thin)) return "number";
  if (thin.includes(" ")) return split(thin.replace(/ /g, ""), /[.,]/);
  const points = count(body, ".");
  const commas = count(body, ",");
  if (points > 0 && commas > 0) {
    const [decimal, thousands] = body.lastIndexOf(".") > body.lastIndexOf(",") ? [".", ","] : [",", "."];
    const [whole = "", part = "", ...more] = body.split(decimal);
    return more.length === 0 && isGrouped(whole, thousands) ? { whole: whole.replaceAll(thousands, ""), part } : "number";
  }
  if (points > 1 || commas > 1) {
    const thousands = points > 1 ? "." : ",";
    return isGrouped(body, thousands) ? { whole: body.replaceAll(thousands, ""), part: "" } : "number";
  }
  if (/^[1-9]\d{0,2},\d{3}$/.test(body)) return "ambiguous";
  return split(body, /[.,]/);
}

const count = (text: string, sign: string) => text.split(sign).length - 1;
const isGrouped = (text: string, thousands: string) => text.split(thousands).every((group, place) => (place === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
function split(text: string, decimal: RegExp) {
  const [whole = "", part = ""] = text.split(decimal);
  return { whole, part };
}

/** Widths, minus signs, marks between thousands and the Chinese full stop of an input method made alike, without spaces around. */
const halfWidth = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/。/g, ".")
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, " ")
    .replace(/^([+-]) /, "$1")
    .trim();

function withoutUnit(text: string, units: string[]): string {
  const unit = units.filter((one) => one !== "" && text.toLowerCase().endsWith(one.toLowerCase())).sort((a, b) => b.length - a.length)[0];
  return unit === undefined ? text : text.slice(0, -unit.length).trim();
}
