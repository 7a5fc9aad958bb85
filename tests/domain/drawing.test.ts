import fc from "fast-check";
import { expect, test } from "vitest";
import { countToDraw, type Draw, drawFaults } from "~/quizzes/draw";
import { drawParts, drawQuestions } from "~/quizzes/drawing";
import type { QuestionOf } from "~/quizzes/quiz";
import { authored, questionOf } from "../support/quiz";

const bank = Array.from({ length: 25 }, (_, n) => ({ id: `q${n}`, tags: [n % 5 === 0 ? "rare" : "often", ...(n % 2 === 0 ? ["even"] : [])] }));
const chance = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })).map((stream) => () => stream.next().value as number);

test("an attempt asks as many different questions of the bank as it should", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), chance, (count, random) => {
      const drawn = drawQuestions(bank, { count }, new Map(), random);
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
      const drawn = drawQuestions(bank, { count }, counts, random);
      const most = Math.max(...drawn.map(({ id }) => counts.get(id)!));
      const left = bank.filter((question) => !drawn.includes(question));
      expect(left.every(({ id }) => counts.get(id)! >= most)).toBe(true);
    }),
  );
});

test("so many questions are drawn per tag, the least seen of each tag, also where a question has several", () => {
  const perTag: Draw = [
    { tag: "rare", count: 2 },
    { tag: "even", count: 5 },
    { tag: "often", count: 4 },
  ];
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 25, maxLength: 25 }), chance, (seen, random) => {
      const counts = new Map(bank.map(({ id }, n) => [id, seen[n]!]));
      const drawn = drawQuestions(bank, perTag, counts, random);
      expect(new Set(drawn).size).toBe(11);
      const tagged = (tag: string) => drawn.filter(({ tags }) => tags.includes(tag)).length;
      expect([tagged("rare") >= 2, tagged("even") >= 5, tagged("often") >= 4]).toEqual([true, true, true]);
      // None is left out for one that was seen more often and has the very same tags.
      for (const out of bank.filter((question) => !drawn.includes(question)))
        for (const one of drawn.filter(({ tags }) => tags.join() === out.tags.join())) expect(counts.get(one.id)!).toBeLessThanOrEqual(counts.get(out.id)!);
    }),
  );
});

test("where tags overlap, the questions that can stand nowhere else are given their place", () => {
  const both = { id: "both", tags: ["a", "b"] };
  const onlyA = { id: "only-a", tags: ["a"] };
  const draw: Draw = [
    { tag: "a", count: 1 },
    { tag: "b", count: 1 },
  ];
  for (const seen of [new Map(), new Map([["only-a", 9]])])
    for (const list of [
      [both, onlyA],
      [onlyA, both],
    ])
      expect(drawQuestions(list, draw, seen, Math.random)).toHaveLength(2);
  expect(drawFaults(draw, [both, onlyA])).toEqual([]);
  expect(drawFaults(draw, [both, { id: "x", tags: [] }])).toEqual([{ path: [], message: expect.stringContaining("only 1 can be drawn") }]);
  expect(drawFaults([{ tag: "b", count: 2 }], [both, onlyA])).toEqual([{ path: [0], message: 'draws 2 questions of the tag "b", but the bank has only 1' }]);
  expect(drawFaults({ count: 3 }, [both, onlyA])).toEqual([{ path: ["count"], message: "draws 3 questions, but the bank has only 2" }]);
});

test("a fixed list is asked whole and in its own order, and of several modules so many each", () => {
  expect(drawQuestions(bank, "fixed", new Map(), Math.random)).toEqual(bank);
  expect(countToDraw({ draw: "fixed", questions: bank })).toBe(25);
  const modules = bank.map((question, n) => ({ ...question, moduleId: n < 20 ? "m00" : "m01" }));
  const drawn = drawQuestions(
    modules,
    [
      { module: "m00", count: 3 },
      { module: "m01", count: 4 },
    ],
    new Map(),
    Math.random,
  );
  expect(drawn.filter(({ moduleId }) => moduleId === "m01")).toHaveLength(4);
  expect(drawn).toHaveLength(7);
});

test("every question and every order can come", () => {
  const first = new Set<string>();
  for (let n = 0; n < 500; n++) first.add(drawQuestions(bank, { count: 12 }, new Map(), Math.random)[0]!.id);
  expect(first.size).toBe(25);
});

test("options are shown in another order each time, true and false never", () => {
  const orders = new Set<string>();
  for (let n = 0; n < 200; n++) orders.add(drawParts(questionOf(authored.single("q")), Math.random).join());
  expect([...orders].sort()).toEqual(["a,b,c", "a,c,b", "b,a,c", "b,c,a", "c,a,b", "c,b,a"]);
  expect(drawParts(questionOf(authored.trueFalse("q")), Math.random)).toEqual([]);
});

test("pairs are mixed on both sides, and lines to be ordered are never shown in their right order", () => {
  const sides = new Set<string>();
  for (let n = 0; n < 300; n++) {
    const parts = drawParts(questionOf(authored.matching("m")), Math.random);
    expect([parts.slice(0, 3).every((id) => id.includes("part")), parts.slice(3).every((id) => id.includes("choice"))]).toEqual([true, true]);
    sides.add(parts.slice(0, 3).join());
    expect(drawParts(questionOf(authored.ordering("o")), Math.random)).not.toEqual(
      (questionOf(authored.ordering("o")) as QuestionOf<"ordering">).items.map(({ id }) => id),
    );
  }
  expect(sides.size).toBe(6);
});
