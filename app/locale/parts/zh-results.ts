import { results } from "../zh/results";
import { rolePlays } from "../zh/role-plays";
import type { ResultWords } from "./en-results";

export const zhResults: ResultWords = { results, rolePlays };
