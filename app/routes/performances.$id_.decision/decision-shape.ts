import { z } from "zod";
import { idField, longText } from "~/http/fields";

export const thirdShape = z.object({ grader: idField });

/** `seen`: the scorecards the page showed, as ids with spaces between. */
export const decisionShape = z.object({ scorecard: idField, reason: longText, seen: z.string("invalid").max(400, "invalid") });
