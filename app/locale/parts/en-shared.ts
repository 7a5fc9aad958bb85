import { errors } from "../en/errors";
import { frame } from "../en/frame";

/** The English words that any page may need. */
export const enShared = { errors, frame };
export type SharedWords = typeof enShared;
