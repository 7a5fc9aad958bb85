import { en, type OwnWords } from "./en";
import { type DutyWords, enDuties } from "./en-duties";
import type { Language } from "./language";
import { zh } from "./zh";
import { zhDuties } from "./zh-duties";

export type Words = OwnWords & DutyWords;

/** All words in both languages. For the server: a browser loads one language, and of that only what its person has pages for. */
export const catalogues: Record<Language, Words> = { en: { ...en, ...enDuties }, zh: { ...zh, ...zhDuties } };
