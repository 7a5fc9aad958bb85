import { errors } from "../en/errors";
import { frame } from "../en/frame";
import { toasts } from "../en/toasts";

/** The English words that any page may need. */
export const enShared = { errors, frame, toasts };
export type SharedWords = typeof enShared;
