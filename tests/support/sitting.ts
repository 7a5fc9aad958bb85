import { eq } from "drizzle-orm";
import type { Visitor } from "~/people/visitor";
import { action as answerAction, loader as attemptLoader } from "~/routes/attempts.$id/route";
import { action as responsesAction } from "~/routes/attempts.$id_.responses/route";
import { action as startAction } from "~/routes/modules.$slug_.quiz/route";
import { attempts } from "~db/tables/quizzes";
import { rightTo, wrongTo } from "./quiz";
import { type Answer, contextOf, origin, post, visit, type World } from "./visit";

/** Starts or resumes the quiz of the module by the real page. Gives the attempt's id, or the refusal. */
export async function start(world: World, visitor: Visitor): Promise<{ id: string; answer: Answer }> {
  const answer = await post(world, visitor, startAction, "/modules/listening/quiz", {}, { slug: "listening" });
  return { id: answer.location?.split(/[/?]/)[2] ?? "", answer };
}

/** Saves one answer as the page's script does. */
export async function save(world: World, visitor: Visitor, id: string, body: unknown): Promise<{ status: number; text: string }> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(`${origin}/attempts/${id}/responses`, {
    method: "POST",
    body: text,
    headers: { "Content-Type": "application/json", Origin: origin },
  });
  const response = (await responsesAction({ request, params: { id }, context: contextOf(world, visitor) })) as Response;
  return { status: response.status, text: await response.text() };
}

export const handInBy = (world: World, visitor: Visitor, id: string) => post(world, visitor, answerAction, `/attempts/${id}`, { to: "hand-in" }, { id });
export const question = (world: World, visitor: Visitor, id: string, number: number, language?: "en" | "zh") =>
  visit(world, visitor, attemptLoader, `/attempts/${id}?q=${number}`, { id }, language);

/** What was drawn for an attempt, read past the pages. */
export async function drawOf(world: World, id: string) {
  const [row] = await world.store.read.select({ draw: attempts.draw }).from(attempts).where(eq(attempts.id, id));
  return row!.draw;
}

/** Answers every drawn question, rightly (but for so many) or wrongly, and hands in. */
export async function sit(world: World, visitor: Visitor, outcome: "right" | "wrong", butFor = 0): Promise<string> {
  const { id } = await start(world, visitor);
  const bank = world.library.modules.get("m04")!.quiz!.questions;
  for (const [place, { questionId, parts }] of (await drawOf(world, id)).entries()) {
    const asked = bank.find((one) => one.id === questionId)!;
    const saved = await save(world, visitor, id, { questionId, seq: 1, answer: (outcome === "right" && place >= butFor ? rightTo : wrongTo)(asked, parts) });
    if (saved.status !== 200) throw new Error(saved.text);
  }
  await handInBy(world, visitor, id);
  return id;
}
