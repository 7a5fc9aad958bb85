import { createContext, type ReactNode, useContext } from "react";
import type { Words } from "./catalogues";
import type { OwnWords } from "./en";
import type { Bilingual, Language } from "./language";
import { inLanguage } from "./language";

type Locale = { language: Language; words: OwnWords };
const LocaleContext = createContext<Locale | null>(null);

/** Gives the page its one language. The browser never holds both catalogues, and the words of duties only where there are any. */
export const LocaleProvider = ({ locale, children }: { locale: Locale; children: ReactNode }) => (
  <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
);

export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (!locale) throw new Error("a page was rendered outside LocaleProvider");
  return locale;
}
export const useWords = () => useLocale().words;
export const useLanguage = () => useLocale().language;

/** All words, on pages that only people with a duty can open. Who was given the duty while the page was open loads it anew, words and all. */
export function useDutyWords(): Words {
  const { words } = useLocale();
  if ("grading" in words) return words as Words;
  window.location.reload();
  throw new Error("the words of duties are not loaded");
}

/** Picks a bilingual text in the page's language. */
export function useText() {
  const { language } = useLocale();
  return (text: Partial<Bilingual>) => inLanguage(text, language);
}
