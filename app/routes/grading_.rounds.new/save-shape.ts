import { z } from "zod";
import { idField } from "~/http/fields";

/** What the trainer saw, and which sending of the form this is. */
export const saveShape = z.object({ mark: idField, sending: idField });
