import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import type { QuizInUse } from "~/content/library";
import { can } from "~/people/can";
import { reportOf } from "~/quizzes/report.server";
import { firstPass } from "~/quizzes/tries.server";
import { requireVisitor } from "./context";
import { ticked } from "./fields";
import { parseTyped, readQuery } from "./parse-form.server";
import { allow, refusal } from "./refusal";

const asked = z.object({ scope: z.enum(["first", "all"], "unknown").default("first"), version: ticked });

/** The report the address asks for, with what its reader may see of it. */
export async function reportAsked(context: AppLoadContext, request: Request, quiz: QuizInUse) {
  const { store } = context;
  const visitor = requireVisitor(context);
  allow(can.seeItemAnalysis(visitor));
  const form = parseTyped(context, readQuery(request), asked);
  if (!form.ok) throw refusal(422, Object.values(form.errors)[0]);
  const { scope, version } = form.value;
  const passed = (await firstPass(store.read, visitor.personId, quiz.id)) !== undefined;
  return {
    scope,
    chosen: version,
    sight: { keys: can.seeQuestionKeys(visitor), texts: can.seeQuestionTexts(visitor, { passed }) },
    report: await reportOf(store.read, quiz, scope, version),
    visitor,
  };
}
