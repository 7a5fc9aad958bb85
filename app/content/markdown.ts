import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { Fault } from "./fault";
import { remembered } from "./remembered";
import { readYaml, type YamlFile } from "./yaml-file";

/** A node of a parsed markdown text, as far as we look at it. */
export type Node = {
  type: string;
  children?: Node[];
  value?: string;
  name?: string;
  attributes?: Record<string, string | null | undefined> | null;
  depth?: number;
  url?: string;
  alt?: string | null;
  checked?: boolean | null;
  data?: { directiveLabel?: boolean };
  position?: { start: { line: number; offset?: number }; end: { line: number; offset?: number } };
};
export type Tree = Node & { children: Node[] };

/** A markdown file: its head (the YAML between two lines of ---) and its body. Lines of the body are lines of the file. */
export type Markdown = { file: string; text: string; head: YamlFile; tree: Tree };

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).freeze();
const inlineParser = unified().use(remarkParse).freeze();

/** Reads a markdown file into its head and a tree in which only our own directives are left. */
export const readMarkdown = (file: string, text: string): Markdown => read(`${file}\n${text}`, () => readAnew(file, text));
const read = remembered<Markdown>();

function readAnew(file: string, text: string): Markdown {
  const found = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
  if (!found) {
    const faults: Fault[] = [{ file, line: 1, sentence: "the file must begin with its head: a line of ---, then id and title, then a line of ---" }];
    return { file, text, head: { value: undefined, faults, lineOf: () => 1 }, tree: parse(text) };
  }
  const blank = found[0].replace(/[^\n]/g, "");
  return { file, text, head: readYaml(file, found[1]!, 2), tree: parse(blank + text.slice(found[0].length)) };
}

function parse(text: string): Tree {
  const tree = parser.parse(text) as Tree;
  giveBackPlainText(tree, text);
  walk(tree, (node) => {
    closeUp(node.children ?? []);
    if (typeof node.checked === "boolean") untick(node);
  });
  return tree;
}

/** Beside Chinese punctuation, the space that bold words need in markdown is not shown. */
function closeUp(siblings: Node[]) {
  siblings.forEach((node, place) => {
    if (node.type !== "strong" && node.type !== "emphasis") return;
    const before = siblings[place - 1];
    const after = siblings[place + 1];
    if (after?.type === "text" && /[，。？！：；、）”’…]$/.test(plainText(node))) after.value = after.value!.replace(/^ (?=\S|$)/, "");
    if (before?.type === "text" && /^[（“‘]/.test(plainText(node))) before.value = before.value!.replace(/(?<=\p{Script=Han}) $/u, "");
  });
}

/** A task list is a list of signs to tick on paper, not of boxes to click. */
function untick(item: Node) {
  const sign: Node = { type: "text", value: item.checked ? "☑ " : "☐ " };
  item.checked = null;
  const [first] = item.children ?? [];
  if (first?.type === "paragraph") first.children!.unshift(sign);
  else (item.children ??= []).unshift({ type: "paragraph", children: [sign] });
}

/** A colon before a word, as in "note:this", is plain text unless it clearly is a directive, with a label or attributes. */
function giveBackPlainText(tree: Tree, text: string) {
  visit(tree as never, "textDirective", (node: Node, index: number | undefined, parent: Tree | undefined) => {
    const bare = (node.children ?? []).length === 0 && Object.keys(node.attributes ?? {}).length === 0;
    if (!bare || !parent || index === undefined) return;
    const value = text.slice(node.position?.start.offset, node.position?.end.offset);
    parent.children[index] = { type: "text", value, position: node.position };
  });
}

/** The parts of a short YAML text: emphasis, code and links. Null when it holds anything that is no part of a sentence. */
export function readInline(text: string): Node[] | null {
  const [paragraph, ...more] = (inlineParser.parse(text) as Tree).children;
  return paragraph?.type === "paragraph" && more.length === 0 ? paragraph.children! : null;
}

/** Goes through all nodes, parents first. */
export function walk(node: Node, see: (node: Node, parent: Node | null) => void, parent: Node | null = null) {
  see(node, parent);
  for (const child of node.children ?? []) walk(child, see, node);
}

export const plainText = (node: Node): string => node.value ?? (node.children ?? []).map(plainText).join("");

/** The label of a box: what stands in [] after its name. */
export const labelOf = (node: Node): Node | undefined => (node.children?.[0]?.data?.directiveLabel ? node.children[0] : undefined);
export const bodyOf = (node: Node): Node[] => (node.children ?? []).filter((child) => !child.data?.directiveLabel);

/** How long a text is to read: words of Latin script and Chinese characters. */
export function countWords(tree: Node): number {
  const text = plainTextWithGaps(tree);
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.replace(/\p{Script=Han}/gu, " ").match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
  return chinese + latin;
}

const plainTextWithGaps = (node: Node): string =>
  node.value ?? (node.children ?? []).map(plainTextWithGaps).join(/^(paragraph|heading|emphasis|strong|link|textDirective)$/.test(node.type) ? "" : "\n");
