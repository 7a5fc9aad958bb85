import { messages } from "../zh/messages";
import { replies } from "../zh/replies";
import { toasts } from "../zh/toasts";
import type { ServerWords } from "./en-server";

export const zhServer: ServerWords = { messages, replies, toasts };
