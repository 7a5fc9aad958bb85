import { errors } from "../zh/errors";
import { frame } from "../zh/frame";
import type { SharedWords } from "./en-shared";

export const zhShared: SharedWords = { errors, frame };
