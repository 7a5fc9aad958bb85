import { errors } from "../zh/errors";
import { frame } from "../zh/frame";
import { toasts } from "../zh/toasts";
import type { SharedWords } from "./en-shared";

export const zhShared: SharedWords = { errors, frame, toasts };
