import fc from "fast-check";
import { expect, test } from "vitest";
import { drawParts, drawQuestions } from "~/quizzes/drawing";
import { authored, questionOf } from "../support/quiz";

const bank = Array.from({ length: 25 }, (_, n) => ({ id: `q${n}` }));
const chance = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })).map((stream) => () => stream.next().value as number);

test("an attempt asks as many different questions of the bank as it should", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), chance, (count, random) => {
      const drawn = drawQuestions(bank, count, new Map(), random);
      expect(drawn).toHaveLength(Math.min(count, 25));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every((question) => bank.includes(question))).toBe(true);
    }),
  );
});

test("nobody is asked a question again while there are some they have seen less often", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 25, maxLength: 25 }), fc.integer({ min: 1, max: 25 }), chance, (seen, count, random) => {
      const counts = new Map(bank.map(({ id }, n) => [id, seen[n]!]));
      const drawn = drawQuestions(bank, count, counts, random);
      const most = Math.max(...drawn.map(({ id }) => counts.get(id)!));
      const left = bank.filter((question) => !drawn.includes(question));
      expect(left.every(({ id }) => counts.get(id)! >= most)).toBe(true);
    }),
  );
});

test("every question and every order can come", () => {
  const first = new Set<string>();
  for (let n = 0; n < 500; n++) first.add(drawQuestions(bank, 12, new Map(), Math.random)[0]!.id);
  expect(first.size).toBe(25);
});

test("options are shown in another order each time, true and false never", () => {
  const orders = new Set<string>();
  for (let n = 0; n < 200; n++) orders.add(drawParts(questionOf(authored.single("q")), Math.random).join());
  expect([...orders].sort()).toEqual(["a,b,c", "a,c,b", "b,a,c", "b,c,a", "c,a,b", "c,b,a"]);
  expect(drawParts(questionOf(authored.trueFalse("q")), Math.random)).toEqual([]);
});
