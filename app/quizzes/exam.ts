import { z } from "zod";
import { bilingual, id, status } from "~/content/shape";
import { ofModule } from "./draw";
import { minima } from "./quiz";
import { checkRules, ruleFields } from "./rule-shapes";

/** `exams/<id>.yaml`: a test over several modules, drawn from their banks and passed by the same rules as their quizzes. */
export const exam = z
  .strictObject({
    id,
    code: z.string().min(1),
    status,
    title: bilingual,
    /** What people should know before they begin, line by line. */
    instructions: z.array(bilingual).min(1, "say what people should know before they begin").max(12, "at most twelve lines"),
    ...ruleFields,
    draw: z.array(ofModule, "draw is a list of { module, count }, which may name a tag too").min(1, "name the modules the questions come from").max(50),
    minima,
  })
  .superRefine((value, context) => {
    checkRules(value, context);
    const drawn = new Set(value.draw.map(({ module }) => module));
    const seen = new Set<string>();
    value.minima.forEach(({ module }, place) => {
      const fault = (message: string) => context.addIssue({ code: "custom", path: ["minima", place, "module"], message });
      if (!drawn.has(module)) fault(`no question of the module "${module}" is drawn, so its minimum could never be reached`);
      if (seen.has(module)) fault(`the module "${module}" has a minimum already`);
      seen.add(module);
    });
  });
export type Exam = z.infer<typeof exam>;

/** The modules an exam draws from, each once, in the order they are named. */
export const modulesDrawn = ({ draw }: Pick<Exam, "draw">): string[] => [...new Set(draw.map(({ module }) => module))];
