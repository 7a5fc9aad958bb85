import { expect, test } from "vitest";
import { loader as resultLoader } from "~/routes/attempts.$id_.result/route";
import { loader as reviewLoader } from "~/routes/attempts.$id_.review/route";
import { loader as introLoader } from "~/routes/modules.$slug_.quiz/route";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { allKinds, rightTo, SECRET, smallQuiz, withQuiz, wrongTo } from "../support/quiz";
import { drawOf, handInBy, question, save, start } from "../support/sitting";
import { smallLibrary } from "../support/small-library";
import { visit } from "../support/visit";

test.each([
  ["the choices of options", smallQuiz(), 4],
  ["every kind", smallQuiz({ draw: { count: 7 }, questions: allKinds() }), 7],
  ["every kind, some not drawn", smallQuiz({ draw: { count: 5 }, questions: allKinds() }), 5],
])("no key, feedback, explanation, tolerance, accepted answer or undrawn question is in anything sent before handing in: %s", async (_, raw, count) => {
  const store = await freshStore();
  const it = { store, library: withQuiz(smallLibrary(), raw), now: new Date("2026-11-21T06:00:00Z") };
  const lin = await makePerson(store);
  const { id, answer } = await start(it, lin);
  const draw = await drawOf(it, id);
  const bank = it.library.modules.get("m04")!.quiz!.questions;
  const sent: unknown[] = [answer];
  for (const language of ["en", "zh"] as const) {
    sent.push(await visit(it, lin, introLoader, "/modules/listening/quiz", { slug: "listening" }, language));
    for (let number = 0; number <= 8; number++) sent.push(await question(it, lin, id, number, language));
    sent.push(await visit(it, lin, reviewLoader, `/attempts/${id}/review`, { id }, language));
    sent.push(await visit(it, lin, resultLoader, `/attempts/${id}/result`, { id }, language));
  }
  for (const { questionId, parts } of draw) {
    const one = bank.find((other) => other.id === questionId)!;
    const [right, wrong] = [rightTo(one, parts), wrongTo(one, parts)];
    for (const [place, given] of [wrong, right, null].entries()) sent.push(await save(it, lin, id, { questionId, seq: place + 1, answer: given }));
    sent.push(await save(it, lin, id, { questionId, seq: 1, answer: right }));
  }
  for (let number = 1; number <= draw.length; number++) sent.push(await question(it, lin, id, number));
  // What people typed themselves is theirs to see again.
  const typed = [`${SECRET} ask`, "9182736455"];
  const bytes = typed.reduce((text, own) => text.replaceAll(`"${own}"`, '"own"'), JSON.stringify(sent).replaceAll('\\"', '"'));
  expect(bytes).toContain("Text of ");
  for (const word of [SECRET, "correct", "explanation", "feedback", "accepted", "tolerance", "9182736455", "645321"]) expect(bytes).not.toContain(word);
  const undrawn = bank.filter((one) => !draw.some(({ questionId }) => questionId === one.id));
  expect(undrawn).toHaveLength(bank.length - count);
  for (const one of undrawn) {
    expect(bytes).not.toContain(`Text of ${one.id}`);
    expect(bytes).not.toContain(`"${one.id}"`);
    expect(bytes).not.toContain(`${one.id}-a`);
  }

  await handInBy(it, lin, id);
  const released = JSON.stringify(await visit(it, lin, resultLoader, `/attempts/${id}/result`, { id }));
  expect(released).toContain(`${SECRET} why`);
  for (const one of undrawn) expect(released).not.toContain(`Text of ${one.id}`);
});

test("right and wrong answers of every kind are acknowledged with the same bytes", async () => {
  const store = await freshStore();
  const it = { store, library: withQuiz(smallLibrary(), smallQuiz({ draw: { count: 7 }, questions: allKinds() })), now: new Date("2026-11-21T06:00:00Z") };
  const bank = it.library.modules.get("m04")!.quiz!.questions;
  const replies = await Promise.all(
    [rightTo, wrongTo].map(async (answer) => {
      const visitor = await makePerson(store);
      const { id } = await start(it, visitor);
      const draw = [...(await drawOf(it, id))].sort((a, b) => (a.questionId < b.questionId ? -1 : 1));
      const replies: unknown[] = [];
      for (const { questionId, parts } of draw)
        replies.push([questionId, await save(it, visitor, id, { questionId, seq: 1, answer: answer(bank.find((one) => one.id === questionId)!, parts) })]);
      return replies;
    }),
  );
  expect(replies[0]).toEqual(replies[1]);
  expect(replies[0]).toHaveLength(7);
});

test("the page of one question holds no other question", async () => {
  const store = await freshStore();
  const it = { store, library: withQuiz(smallLibrary(), smallQuiz()), now: new Date("2026-11-21T06:00:00Z") };
  const lin = await makePerson(store);
  const { id } = await start(it, lin);
  const draw = await drawOf(it, id);
  for (const [place, { questionId }] of draw.entries()) {
    const bytes = JSON.stringify(await question(it, lin, id, place + 1));
    expect(bytes).toContain(`Text of ${questionId}`);
    for (const other of draw) if (other.questionId !== questionId) expect(bytes).not.toContain(`Text of ${other.questionId}`);
  }
});
