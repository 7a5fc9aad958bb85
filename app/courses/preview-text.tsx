import type { Language } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { BothLanguages } from "~/ui/both-languages";
import { Notice } from "~/ui/page";
import { ServerHtml } from "~/ui/server-html";

/** A text in both languages, as people would see it, with what an author should know about its state. */
export function PreviewText({
  title,
  name,
  written,
  state,
}: {
  title: Record<Language, string>;
  name: string;
  written: Language[];
  state: "draft" | "faulty" | "published";
}) {
  const words = useDutyWords().content.preview;
  return (
    <>
      {state === "published" ? null : <Notice tone="warn">{words[state]}</Notice>}
      <BothLanguages named>
        {(language) =>
          written.includes(language) ? (
            <>
              <h2 className="mb-4 font-serif text-xl font-semibold">{title[language]}</h2>
              <ServerHtml key={`${name}-${language}`} name={`${name}-${language}`} className="lesson" />
            </>
          ) : (
            <p className="text-soft">{words.missing}</p>
          )
        }
      </BothLanguages>
    </>
  );
}
