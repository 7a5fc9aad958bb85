import { createContext, type ReactNode, useContext } from "react";
import type { Words } from "./catalogues";
import type { Bilingual, Language } from "./language";
import { inLanguage } from "./language";
import type { AccountWords } from "./parts/en-account";
import type { AttemptWords } from "./parts/en-attempt";
import type { OwnWords } from "./parts/en-own";
import type { RecordWords } from "./parts/en-record";
import type { ResultWords } from "./parts/en-results";
import type { SharedWords } from "./parts/en-shared";
import type { TestWords } from "./parts/en-tests";

type Locale = { language: Language; words: Words };
const LocaleContext = createContext<Locale | null>(null);

/** Gives the page its one language, and of its words at least the parts the page names. */
export const LocaleProvider = ({ locale, children }: { locale: Locale; children: ReactNode }) => (
  <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
);

export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (!locale) throw new Error("a page was rendered outside LocaleProvider");
  return locale;
}
/** The words of the pages that everybody has. */
export const useWords = (): SharedWords & OwnWords => useLocale().words;
/** The words of signing in and of one's own account, on the pages that `partsFor` gives them. */
export const useAccountWords = (): SharedWords & AccountWords => useLocale().words;
/** The words of a training record, on the pages that `partsFor` gives them. */
export const useRecordWords = (): RecordWords["record"] => useLocale().words.record;
/** Those of every page and of quizzes, exams and their results, on the pages that `partsFor` gives them. */
export const useTestWords = (): SharedWords & TestWords => useLocale().words;
/** The words of answering a quiz, on the pages that `partsFor` gives them. */
export const useAttemptWords = (): AttemptWords["attempt"] => useLocale().words.attempt;
/** The words of a result and what follows from it, on the pages that `partsFor` gives them. */
export const useResultWords = (): ResultWords["results"] => useLocale().words.results;
/** All words, on pages that only people with a duty can open. */
export const useDutyWords = (): Words => useLocale().words;
export const useLanguage = () => useLocale().language;

/** Picks a bilingual text in the page's language. */
export function useText() {
  const { language } = useLocale();
  return (text: Partial<Bilingual>) => inLanguage(text, language);
}
