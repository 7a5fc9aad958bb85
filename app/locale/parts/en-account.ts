import { people } from "../en/people";

/** The English words of signing in and of one's own account: pages that few open while they learn. */
export const enAccount = { people };
export type AccountWords = typeof enAccount;
