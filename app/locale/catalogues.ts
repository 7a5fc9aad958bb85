import type { Language } from "./language";
import { type AccountWords, enAccount } from "./parts/en-account";
import { type AttemptWords, enAttempt } from "./parts/en-attempt";
import { type DutyWords, enDuties } from "./parts/en-duties";
import { enOwn, type OwnWords } from "./parts/en-own";
import { enRecord, type RecordWords } from "./parts/en-record";
import { enResults, type ResultWords } from "./parts/en-results";
import { enServer, type ServerWords } from "./parts/en-server";
import { enShared, type SharedWords } from "./parts/en-shared";
import { enTests, type TestWords } from "./parts/en-tests";
import { zhAccount } from "./parts/zh-account";
import { zhAttempt } from "./parts/zh-attempt";
import { zhDuties } from "./parts/zh-duties";
import { zhOwn } from "./parts/zh-own";
import { zhRecord } from "./parts/zh-record";
import { zhResults } from "./parts/zh-results";
import { zhServer } from "./parts/zh-server";
import { zhShared } from "./parts/zh-shared";
import { zhTests } from "./parts/zh-tests";

/** The shape of the catalogue of each language: a missing key does not compile. */
export type Words = SharedWords & OwnWords & AccountWords & RecordWords & TestWords & ResultWords & AttemptWords & DutyWords & ServerWords;

/** All words in both languages. For the server: a browser loads one language, and of that only the parts its page names. */
export const catalogues: Record<Language, Words> = {
  en: { ...enShared, ...enOwn, ...enAccount, ...enRecord, ...enTests, ...enResults, ...enAttempt, ...enDuties, ...enServer },
  zh: { ...zhShared, ...zhOwn, ...zhAccount, ...zhRecord, ...zhTests, ...zhResults, ...zhAttempt, ...zhDuties, ...zhServer },
};
