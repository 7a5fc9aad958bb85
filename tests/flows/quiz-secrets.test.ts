import { expect, test } from "vitest";
import { loader as resultLoader } from "~/routes/attempts.$id_.result/route";
import { loader as reviewLoader } from "~/routes/attempts.$id_.review/route";
import { loader as introLoader } from "~/routes/modules.$slug_.quiz/route";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { rightAnswer, SECRET, smallQuiz, withQuiz, wrongAnswer } from "../support/quiz";
import { drawOf, handInBy, question, save, start } from "../support/sitting";
import { smallLibrary } from "../support/small-library";
import { visit } from "../support/visit";

test("no key, feedback, explanation or undrawn question is in anything sent before handing in", async () => {
  const store = await freshStore();
  const it = { store, library: withQuiz(smallLibrary(), smallQuiz()), now: new Date("2026-11-21T06:00:00Z") };
  const lin = await makePerson(store);
  const { id, answer } = await start(it, lin);
  const draw = await drawOf(it, id);
  const bank = it.library.modules.get("m04")!.quiz!.questions;
  const sent: unknown[] = [answer];
  for (const language of ["en", "zh"] as const) {
    sent.push(await visit(it, lin, introLoader, "/modules/listening/quiz", { slug: "listening" }, language));
    for (let number = 0; number <= 6; number++) sent.push(await question(it, lin, id, number, language));
    sent.push(await visit(it, lin, reviewLoader, `/attempts/${id}/review`, { id }, language));
    sent.push(await visit(it, lin, resultLoader, `/attempts/${id}/result`, { id }, language));
  }
  for (const { questionId } of draw) {
    const { kind } = bank.find((one) => one.id === questionId)!;
    for (const [place, given] of [wrongAnswer[kind], rightAnswer[kind], null].entries())
      sent.push(await save(it, lin, id, { questionId, seq: place + 1, answer: given }));
    sent.push(await save(it, lin, id, { questionId, seq: 1, answer: rightAnswer[kind] }));
  }
  const bytes = JSON.stringify(sent);
  expect(bytes).toContain("Text of ");
  for (const word of [SECRET, "correct", "explanation", "feedback"]) expect(bytes).not.toContain(word);
  const undrawn = bank.filter((one) => !draw.some(({ questionId }) => questionId === one.id));
  expect(undrawn).toHaveLength(2);
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
