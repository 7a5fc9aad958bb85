import { attempt } from "../en/attempt";

/** The English words of answering a quiz, the page where every kilobyte is felt. */
export const enAttempt = { attempt };
export type AttemptWords = typeof enAttempt;
