import { messages } from "../en/messages";
import { signInHelp } from "../en/sign-in-help";

/** The English words of messages. They are said by the server, so that no browser loads them. */
export const enMessages = { messages, signInHelp };
export type MessageWords = typeof enMessages;
