import { z } from "zod";

const uses = ["practice", "quiz", "exam"] as const;
/** Where a question may be put to people. */
export type Use = (typeof uses)[number];

/** Written by authors where a question does not serve everywhere. What serves exams only is shown in no practice and no module's quiz. */
export const serves = z
  .array(z.enum(uses, `serves names ${uses.join(", ")}`))
  .min(1, `name at least one of ${uses.join(", ")}; for a question that serves nowhere yet write status: draft`)
  .refine((named) => new Set(named).size === named.length, "names a use twice")
  .optional();

export type Serving = { id: string; serves?: Use[] | undefined };

/** A question serves everywhere unless its author says where. */
export const mayServe = ({ serves: named }: Serving, use: Use): boolean => named?.includes(use) ?? true;

/** The questions of a bank that may be put to people there. */
export const servingIn = <Q extends Serving>(bank: readonly Q[], use: Use): Q[] => bank.filter((question) => mayServe(question, use));
