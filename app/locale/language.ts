export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];
/** A text in both languages. One may be missing where a company requires only the other. */
export type Bilingual = { en: string; zh: string };

export const isLanguage = (value: unknown): value is Language => value === "en" || value === "zh";
/** The value for the `lang` attribute. */
export const langTag = (language: Language) => (language === "zh" ? "zh-Hans" : "en");

/** The first of the given explicit choices, else what the request's Accept-Language prefers: any `zh` is Chinese, everything else English. */
export function languageFor(choices: (string | null | undefined)[], acceptLanguage: string | undefined): Language {
  return choices.find(isLanguage) ?? preferred(acceptLanguage ?? "");
}

function preferred(header: string): Language {
  const wanted = header
    .slice(0, 500)
    .split(",")
    .map((part, place) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
      return { tag: tag.trim(), q: q === undefined ? 1 : Number(q), place };
    })
    .filter(({ tag, q }) => q > 0 && (tag === "*" || /^(zh|en)\b/.test(tag)))
    .sort((a, b) => b.q - a.q || a.place - b.place);
  return wanted[0]?.tag.startsWith("zh") ? "zh" : "en";
}

/** The text in the language, else in the other one. */
export const inLanguage = (text: Partial<Bilingual>, language: Language): string => text[language] || text.en || text.zh || "";
