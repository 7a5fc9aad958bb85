import { type Language, languages } from "~/locale/language";
import type { HastElement } from "./figure";
import type { ModuleFolder } from "./files";
import { textHash } from "./hashing";
import type { Rendered } from "./library";
import type { Text } from "./module-texts";
import { remembered } from "./remembered";
import { renderMarkdown, type Setting } from "./render";

type Around = Omit<Setting, "language" | "figures"> & {
  figures: Record<Language, Map<string, HastElement>>;
  folder: ModuleFolder /** Changes with the claims and glossary words. */;
  shownWith: string;
};

const html = remembered<string>();

/** A text rendered in both languages, once per version. Where one is missing, the other stands in for it. */
export function renderText(text: Text, { folder, figures, shownWith, ...setting }: Around): Omit<Rendered, "hash"> {
  const written = languages.filter((language) => text.languages[language]);
  const of = (language: Language) => text.languages[language] ?? text.languages[written[0]!]!;
  const htmlIn = (asked: Language) => {
    const language = written.includes(asked) ? asked : written[0]!;
    const drawn = folder.figures.filter((figure) => figure.language === language).map((figure) => figure.text);
    const { markdown } = of(language);
    return html([folder.slug, language, shownWith, ...drawn.map(textHash), markdown.text].join("\n"), () =>
      renderMarkdown(markdown.tree, { ...setting, language, figures: figures[language] }),
    );
  };
  return {
    title: { en: of("en").title, zh: of("zh").title },
    html: { en: htmlIn("en"), zh: htmlIn("zh") },
    missing: languages.filter((language) => !written.includes(language)),
  };
}

/** What its authors wrote, by language. */
export const sources = (text: Text) => Object.fromEntries(Object.entries(text.languages).map(([language, { markdown }]) => [language, markdown.text]));
