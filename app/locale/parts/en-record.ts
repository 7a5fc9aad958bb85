import { record } from "../en/record";

/** The English words of a training record. */
export const enRecord = { record };
export type RecordWords = typeof enRecord;
