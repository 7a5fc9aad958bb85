import { messages } from "../en/messages";

/** The English words of messages. They are said by the server, so that no browser loads them. */
export const enMessages = { messages };
export type MessageWords = typeof enMessages;
