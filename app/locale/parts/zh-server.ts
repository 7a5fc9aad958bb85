import { messages } from "../zh/messages";
import { proof } from "../zh/proof";
import { replies } from "../zh/replies";
import { toasts } from "../zh/toasts";
import type { ServerWords } from "./en-server";

export const zhServer: ServerWords = { messages, proof, replies, toasts };
