import { attempt } from "../zh/attempt";
import type { AttemptWords } from "./en-attempt";

export const zhAttempt: AttemptWords = { attempt };
