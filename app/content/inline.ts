import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const schema = { tagNames: ["strong", "em", "code", "a", "br"], attributes: { a: ["href"] }, protocols: { href: ["http", "https", "mailto"] } };
const processor = unified().use(remarkParse).use(remarkRehype).use(rehypeSanitize, schema).use(rehypeStringify).freeze();
const rendered = new Map<string, string>();

/** A YAML text as sanitised HTML: emphasis, code and links only. Remembered, because authored texts are few and shown often. */
export function inlineHtml(text: string): string {
  let html = rendered.get(text);
  if (html === undefined) {
    html = String(processor.processSync(text)).trim();
    if (rendered.size > 20_000) rendered.clear();
    rendered.set(text, html);
  }
  return html;
}
