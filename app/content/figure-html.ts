import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { type Language, langTag } from "~/locale/language";
import { readFigure } from "./figure";
import { remembered } from "./remembered";
import { schema } from "./sanitise";

const processor = unified().use(rehypeSanitize, schema).use(rehypeStringify).freeze();
const rendered = remembered<string>(500);

/** A figure's SVG as sanitised HTML, called what the alternative text says. The text alone where the figure cannot be read. */
export function figureHtml(source: string | undefined, alt: string, language: Language): string {
  return rendered([language, alt, source].join("\n"), () => {
    const svg = source === undefined ? null : readFigure("figure", source).svg;
    const shown = svg ? { ...svg, properties: { ...svg.properties, role: "img", ariaLabel: alt, lang: langTag(language) } } : { type: "text", value: alt };
    return processor.stringify(processor.runSync({ type: "root", children: [shown] } as never) as never);
  });
}
