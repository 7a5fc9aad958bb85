import { messages } from "../en/messages";
import { proof } from "../en/proof";
import { replies } from "../en/replies";
import { toasts } from "../en/toasts";

/** The English words that only the server says, so that no browser loads them. */
export const enServer = { messages, proof, replies, toasts };
export type ServerWords = typeof enServer;
