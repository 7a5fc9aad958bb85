import type { Bilingual } from "~/locale/language";
import { BothLanguages } from "~/ui/both-languages";
import { Html } from "~/ui/html";

export type Part = { name: string; texts: Bilingual[] };

/** Named parts in both languages; several texts of one part are a list. */
export const Parts = ({ parts, level: Heading }: { parts: Part[]; level: "h2" | "h3" }) => (
  <>
    {parts
      .filter(({ texts }) => texts.length > 0)
      .map(({ name, texts }) => (
        <section key={name} className="mt-5">
          <Heading className="mb-1 text-sm font-semibold text-soft">{name}</Heading>
          <BothLanguages>
            {(language) =>
              texts.length === 1 ? (
                <Html html={texts[0]![language]} />
              ) : (
                <ul className="list-disc space-y-1 pl-5 marker:text-ember">
                  {texts.map((text) => (
                    <li key={text.en}>
                      <Html html={text[language]} />
                    </li>
                  ))}
                </ul>
              )
            }
          </BothLanguages>
        </section>
      ))}
  </>
);
