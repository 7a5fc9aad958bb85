import type { ReactNode } from "react";
import { type Language, langTag, languages } from "~/locale/language";
import { useDutyWords } from "~/locale/words";

/** The same thing in both languages, side by side on wide screens, for authors. */
export const BothLanguages = ({
  children,
  named = false,
  className = "",
}: {
  children: (language: Language) => ReactNode;
  named?: boolean;
  className?: string;
}) => {
  const words = useDutyWords().content.preview;
  return (
    <div className={`grid gap-x-8 gap-y-3 lg:grid-cols-2 ${className}`}>
      {languages.map((language) => (
        <div key={language} lang={langTag(language)} className="min-w-0">
          {named ? (
            <p className="mb-2 border-b border-line pb-1 text-xs font-semibold text-soft" lang={undefined}>
              {words.languages[language]}
            </p>
          ) : null}
          {children(language)}
        </div>
      ))}
    </div>
  );
};
