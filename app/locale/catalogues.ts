import type { Language } from "./language";
import { type AccountWords, enAccount } from "./parts/en-account";
import { type AttemptWords, enAttempt } from "./parts/en-attempt";
import { type DutyWords, enDuties } from "./parts/en-duties";
import { enMessages, type MessageWords } from "./parts/en-messages";
import { enOwn, type OwnWords } from "./parts/en-own";
import { enRecord, type RecordWords } from "./parts/en-record";
import { enResults, type ResultWords } from "./parts/en-results";
import { enShared, type SharedWords } from "./parts/en-shared";
import { enTests, type TestWords } from "./parts/en-tests";
import { zhAccount } from "./parts/zh-account";
import { zhAttempt } from "./parts/zh-attempt";
import { zhDuties } from "./parts/zh-duties";
import { zhMessages } from "./parts/zh-messages";
import { zhOwn } from "./parts/zh-own";
import { zhRecord } from "./parts/zh-record";
import { zhResults } from "./parts/zh-results";
import { zhShared } from "./parts/zh-shared";
import { zhTests } from "./parts/zh-tests";

/** The shape of the catalogue of each language: a missing key does not compile. */
export type Words = SharedWords & OwnWords & AccountWords & RecordWords & TestWords & ResultWords & AttemptWords & DutyWords & MessageWords;

/** All words in both languages. For the server: a browser loads one language, and of that only the parts its page names. */
export const catalogues: Record<Language, Words> = {
  en: { ...enShared, ...enOwn, ...enAccount, ...enRecord, ...enTests, ...enResults, ...enAttempt, ...enDuties, ...enMessages },
  zh: { ...zhShared, ...zhOwn, ...zhAccount, ...zhRecord, ...zhTests, ...zhResults, ...zhAttempt, ...zhDuties, ...zhMessages },
};
