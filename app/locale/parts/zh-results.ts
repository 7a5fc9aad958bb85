import { results } from "../zh/results";
import type { ResultWords } from "./en-results";

export const zhResults: ResultWords = { results };
