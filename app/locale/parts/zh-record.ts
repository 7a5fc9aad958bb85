import { record } from "../zh/record";
import type { RecordWords } from "./en-record";

export const zhRecord: RecordWords = { record };
