import { messages } from "../zh/messages";
import type { MessageWords } from "./en-messages";

export const zhMessages: MessageWords = { messages };
