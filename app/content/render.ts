import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { content as en } from "~/locale/en/content";
import { type Language, langTag } from "~/locale/language";
import { content as zh } from "~/locale/zh/content";
import type { Claim, Term } from "./company";
import type { Hast, HastElement } from "./figure";
import { bodyOf, labelOf, type Node, plainText, readInline, type Tree } from "./markdown";
import { speakerOf } from "./markdown-check";
import { termsOf } from "./outline";
import { schema } from "./sanitise";

/** What a text is shown with. */
export type Setting = {
  language: Language;
  claims: ReadonlyMap<string, Claim>;
  terms: ReadonlyMap<string, Term>;
  figures: ReadonlyMap<string, HastElement>;
  /** The page a link leads to. */
  address: (url: string) => string;
};

type State = { all(node: Node): Hast[] };

const h = (tagName: string, className: string | null, ...children: Hast[]): HastElement => ({
  type: "element",
  tagName,
  properties: className ? { className: className.split(" ") } : {},
  children,
});
const text = (value: string): Hast => ({ type: "text", value });

/** A text of the authors as sanitised HTML, with its boxes, figures and the meanings of its glossary words. */
export function renderMarkdown(tree: Tree, setting: Setting): string {
  const processor = unified()
    .use(remarkRehype, { handlers: handlersFor(setting) } as never)
    .use(() => (root: unknown) => void (root as HastElement).children.push(...meanings(tree, setting)))
    .use(rehypeSanitize, schema)
    .use(rehypeStringify);
  return processor.stringify(processor.runSync(tree as never) as never);
}

function handlersFor(setting: Setting) {
  const words = setting.language === "zh" ? zh : en;
  const inline = (state: State, source: string) => state.all({ type: "paragraph", children: readInline(source) ?? [{ type: "text", value: source }] });
  const blocks = (state: State, nodes: Node[]) => state.all({ type: "root", children: nodes });

  const boxes: Record<string, (state: State, node: Node) => Hast> = {
    note: (state, node) => box("note", heading(state, node), ...blocks(state, bodyOf(node))),
    try: (state, node) => box("try", h("p", "label", text(words.lesson.try)), ...blocks(state, bodyOf(node))),
    check: (state, node) =>
      h(
        "details",
        "check",
        h("summary", null, h("span", null, ...(labelOf(node) ? state.all(labelOf(node)!) : [text("…")]))),
        h("div", "answer", ...blocks(state, bodyOf(node))),
      ),
    dialogue: (state, node) => {
      const lines = bodyOf(node)[0]?.children ?? [];
      const ours = ourSide(lines.map(speakerOf));
      return h("ul", "dialogue", ...lines.map((item) => saying(state, item, ours)));
    },
    compare: (state, node) => h("div", "compare", ...parts(bodyOf(node)).map((part) => h("div", "side", ...blocks(state, part)))),
    claim: (state, node) => {
      const claim = setting.claims.get(node.attributes?.id ?? "");
      if (!claim) return box("claim", ...blocks(state, bodyOf(node)));
      const sources = claim.statements.map(({ source, text: said }) =>
        h("div", "source", h("p", "code", text(words.lesson.source(source))), h("p", null, ...inline(state, said[setting.language]))),
      );
      const head = h("p", "label", text(words.lesson.claim));
      return box(
        "claim",
        head,
        h("p", "question", ...inline(state, claim.title[setting.language])),
        h("div", "sources", ...sources),
        h("p", "advice", ...inline(state, claim.advice[setting.language])),
        ...blocks(state, bodyOf(node)),
      );
    },
  };

  return {
    containerDirective: (state: State, node: Node) => boxes[node.name ?? ""]?.(state, node) ?? h("div", null, ...blocks(state, bodyOf(node))),
    leafDirective: () => undefined,
    textDirective: (state: State, node: Node) => term(state, node, setting),
    paragraph: (state: State, node: Node) =>
      node.children?.[0]?.type === "image" && node.children.length === 1 ? figure(node.children[0], setting) : h("p", null, ...state.all(node)),
    image: (_state: State, node: Node) => text(node.alt ?? ""),
    text: (_state: State, node: Node) => text(held(node.value ?? "")),
    link: (state: State, node: Node) => ({ ...h("a", null, ...state.all(node)), properties: { href: setting.address(node.url ?? "") } }),
    html: () => undefined,
  };
}

/** No line begins with a dot between two things or ends with the box to tick; a line end of the author's is no space between Chinese words. */
const held = (value: string) =>
  value
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef”’])[ \t]*\n[ \t]*(?=[\u3000-\u9fff\uff00-\uffef“‘])/gu, "")
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replaceAll(" · ", "\u00a0· ")
    .replace(/([☐☑]) /g, "$1\u00a0");

const box = (name: string, ...children: (Hast | null)[]): Hast => {
  const element = h("div", name, ...children.filter((child) => child !== null));
  return { ...element, properties: { ...element.properties, role: "note" } };
};

const heading = (state: State, node: Node) => (labelOf(node) ? h("p", "label", ...state.all(labelOf(node)!)) : null);

/** The two sides of a comparison, each from its heading to the next. */
function parts(nodes: Node[]): Node[][] {
  const sides: Node[][] = [];
  for (const node of nodes) {
    if (node.type === "heading" || sides.length === 0) sides.push([]);
    sides.at(-1)!.push(node);
  }
  return sides;
}

/** Who stands on our side: we ourselves, or the one who serves the customer where we only listen. */
function ourSide(speakers: (string | null)[]): string | null {
  const all = [...new Set(speakers)];
  const us = all.find((speaker) => speaker === "You" || speaker === "你");
  if (us) return us;
  const [serving, ...more] = all.filter((speaker) => speaker !== "Customer" && speaker !== "客户");
  return all.length === 2 && more.length === 0 ? (serving ?? null) : null;
}

/** One line of a dialogue. What is said on our side stands on the right. */
function saying(state: State, item: Node, ours: string | null): Hast {
  const speaker = speakerOf(item);
  if (!speaker) return h("li", "say", ...state.all(item));
  const [first, ...rest] = item.children ?? [];
  const [, ...said] = first?.children ?? [];
  const trimmed = said.map((node, n) => (n === 0 && node.type === "text" ? { ...node, value: node.value!.trimStart() } : node));
  const mine = speaker === ours;
  const lines = [h("p", null, ...state.all({ type: "paragraph", children: trimmed })), ...state.all({ type: "root", children: rest })];
  return h("li", mine ? "say me" : "say", h("span", "who", text(speaker)), ...lines);
}

function term(state: State, node: Node, { terms, language }: Setting): Hast {
  const known = terms.get(node.attributes?.id ?? "");
  const words = state.all(node);
  if (!known) return h("span", null, ...words);
  return { ...h("a", "term", ...words), properties: { className: ["term"], href: `#${wordId(language, known.id)}`, title: plainMeaning(known, language) } };
}

/** What the glossary words of the text mean, at its foot, so that a tap stays on the page. */
function meanings(tree: Tree, { terms, language }: Setting): Hast[] {
  const used = [...termsOf(tree).keys()].flatMap((id) => terms.get(id) ?? []);
  if (used.length === 0) return [];
  const words = language === "zh" ? zh : en;
  const entries = used.map((known) => ({
    ...h("div", null, h("dt", null, text(known.term[language])), h("dd", null, text(plainMeaning(known, language)))),
    properties: { id: wordId(language, known.id) },
  }));
  const all: Hast = { ...h("a", null, text(words.lesson.allWords)), properties: { href: "/glossary" } };
  return [h("section", "words", h("h2", null, text(words.lesson.words)), h("dl", null, ...entries), h("p", null, all))];
}

const wordId = (language: Language, id: string) => `word-${language}-${id}`;
const plainMeaning = ({ meaning }: Term, language: Language) => (readInline(meaning[language]) ?? []).map(plainText).join("");

function figure(image: Node, { figures, language }: Setting): Hast {
  const svg = figures.get(/([a-z0-9-]+)\.svg$/.exec(image.url ?? "")?.[1] ?? "");
  const alt = image.alt ?? "";
  if (!svg) return h("p", "missing-figure", text(alt));
  return h("figure", "figure", { ...svg, properties: { ...svg.properties, role: "img", ariaLabel: alt, lang: langTag(language) } });
}
