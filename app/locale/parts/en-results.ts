import { results } from "../en/results";
import { rolePlays } from "../en/role-plays";

/** The English words of one's own performance and its result, beside those that any page needs. The room of role-plays is among those of the pages everybody has too. */
export const enResults = { results, rolePlays };
export type ResultWords = typeof enResults;
