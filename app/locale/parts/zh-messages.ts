import { messages } from "../zh/messages";
import { signInHelp } from "../zh/sign-in-help";
import type { MessageWords } from "./en-messages";

export const zhMessages: MessageWords = { messages, signInHelp };
