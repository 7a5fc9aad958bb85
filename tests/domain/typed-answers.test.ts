import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalOf } from "~/quizzes/decimal";
import { folded } from "~/quizzes/folding";
import { typedNumber } from "~/quizzes/typed-number";

const read = (text: string, units?: string[]) => {
  const typed = typedNumber(text, units);
  return "unreadable" in typed ? typed.unreadable : Number(typed.number.units) / 10 ** typed.number.places;
};

test.each([
  ["86", 86],
  ["８６", 86],
  ["８６．５", 86.5],
  ["86。5", 86.5],
  ["0,8", 0.8],
  ["2,75", 2.75],
  ["1,2345", 1.2345],
  ["0,125", 0.125],
  ["1234,567", 1234.567],
  ["1.234", 1.234],
  [".5", 0.5],
  ["1 234 567", 1_234_567],
  ["12 345,6", 12_345.6],
  ["1’234’567", 1_234_567],
  ["1,234,567", 1_234_567],
  ["1,234.5", 1234.5],
  ["1.234,5", 1234.5],
  ["1.234.567", 1_234_567],
  ["1，234.5", 1234.5],
  ["−2", -2],
  ["－2", -2],
  ["–2", -2],
  ["- 2", -2],
  ["+2", 2],
  ["007", 7],
  [" 86 ", 86],
])("%s is read as %d", (text, number) => {
  expect(read(text)).toBe(number);
});

test.each(["1,234", "12,345", "123,456", "-1,234", "１，２３４", "1,000"])("%s could mean two numbers and is never guessed", (text) => {
  expect(read(text)).toBe("ambiguous");
});

test.each([
  "",
  "-",
  "NaN",
  "1e3",
  "-0",
  "-0.0",
  "∞",
  "1/2",
  "50%",
  "1..2",
  "1,,2",
  "1,23,456",
  "12 34",
  "1.2.3",
  "5.",
  "²",
  "5²",
  "½",
  "①",
  "八十六",
  "0x1f",
  "1234567890123",
  "0.1234567",
])("“%s” is no number here", (text) => {
  expect(read(text)).toBe("number");
});

test("the unit may be typed after the number, in either language and width", () => {
  expect(read("86 %", ["%"])).toBe(86);
  expect(read("86％", ["%"])).toBe(86);
  expect(read("9 Points", ["points", "分"])).toBe(9);
  expect(read("9分", ["points", "分"])).toBe(9);
  expect(read("9 yuan", ["points", "分"])).toBe("number");
});

test("whatever number is written plainly is read as itself", () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }), fc.integer({ min: 0, max: 6 }), (units, places) => {
      const text = (units / 10 ** places).toFixed(places);
      if (Number(text) === 0 && text.startsWith("-")) return;
      expect(typedNumber(text)).toEqual({ number: decimalOf(text) });
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void typedNumber(text, ["%"])));
});

test.each([
  ["Ａｓｋ　Ｆｉｒｓｔ", "ask first"],
  ["  Ask   first. ", "ask first"],
  ["ASK FIRST", "ask first"],
  ["顾客至上，服务制胜。", "顾客至上,服务制胜"],
  ["先 问 清楚", "先问清楚"],
  ["10 分钟", "10分钟"],
  ["“对不起”", '"对不起"'],
  ["who’s next？", "who's next?"],
  ["ask , listen", "ask,listen"],
  ["质量；成本", "质量;成本"],
])("“%s” and “%s” fill a gap alike", (one, other) => {
  expect(folded(one)).toBe(folded(other));
});

test("different words stay different", () => {
  expect(folded("ask first")).not.toBe(folded("askfirst"));
  expect(folded("listen")).not.toBe(folded("listens"));
  expect(folded("。 ")).toBe("");
});
