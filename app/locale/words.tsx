import { createContext, type ReactNode, useContext } from "react";
import type { Words } from "./en";
import type { Bilingual, Language } from "./language";
import { inLanguage } from "./language";

type Locale = { language: Language; words: Words };
const LocaleContext = createContext<Locale | null>(null);

/** Gives the page its one language. The browser never holds both catalogues. */
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

/** Picks a bilingual text in the page's language. */
export function useText() {
  const { language } = useLocale();
  return (text: Partial<Bilingual>) => inLanguage(text, language);
}
