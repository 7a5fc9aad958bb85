import { z } from "zod";
import { idField, timeField } from "~/http/fields";

/** A turn changes places with another, goes to another time of its day, or is cancelled. */
export const moveShape = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("swap"), turn: idField, with: idField }),
  z.object({ intent: z.literal("time"), turn: idField, time: timeField }),
  z.object({ intent: z.literal("cancel"), turn: idField }),
]);
