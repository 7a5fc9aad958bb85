import { results } from "../en/results";

/** The English words of one's own performance and its result, beside those of the pages everybody has. */
export const enResults = { results };
export type ResultWords = typeof enResults;
