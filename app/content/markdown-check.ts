import type { Fault } from "./fault";
import { bodyOf, labelOf, type Markdown, type Node, plainText, walk } from "./markdown";

/** What a markdown text may refer to. */
export type Surroundings = {
  figures: ReadonlySet<string>;
  /** Null while the file cannot be read. */
  claims: ReadonlySet<string> | null;
  terms: ReadonlySet<string> | null;
  /** Whether there is a page at this address. */
  leadsTo: (url: string) => boolean;
  /** Drafts may name what does not exist yet. */
  draft: boolean;
};

const boxes = ["note", "claim", "check", "dialogue", "compare", "try"];
const attributesOf: Record<string, string[]> = { claim: ["id"], term: ["id"] };

/** Everything in a markdown text that could not be shown as its author meant it. */
export function checkMarkdown({ file, text, tree }: Markdown, around: Surroundings): Fault[] {
  const faults: Fault[] = [];
  const lines = text.split("\n");
  const lineOf = (node: Node) => node.position?.start.line ?? 1;
  const fault = (node: Node, sentence: string) => void faults.push({ file, line: lineOf(node), sentence });

  walk(tree, (node, parent) => {
    switch (node.type) {
      case "html":
        return fault(node, `raw HTML is not used: ${node.value!.split("\n")[0]!.slice(0, 40)}`);
      case "heading":
        if (node.depth === 1) fault(node, "a heading within the text begins with ##; the title stands in the head");
        return;
      case "containerDirective":
        if (boxes.includes(parent?.type === "containerDirective" ? parent.name! : ""))
          fault(node, `:::${node.name} stands within :::${parent!.name}; is the ::: that closes the box of line ${lineOf(parent!)} missing?`);
        if (!/^\s*:{3,}\s*$/.test(lines[(node.position?.end.line ?? 1) - 1] ?? ""))
          fault(node, `:::${node.name} is never closed; put ::: on a line of its own after it`);
        return box(node);
      case "leafDirective":
        return fault(node, `::${node.name} is not known here; a box begins with three colons`);
      case "textDirective":
        if (node.name !== "term") return fault(node, `:${node.name} is not known; within a line there is only :term[words]{id=…}`);
        if (plainText(node).trim() === "") fault(node, "write the words to be shown in brackets: :term[words]{id=…}");
        return named(node, "glossary word", "glossary.yaml", around.terms);
      case "text":
        if (node.value!.includes("**")) fault(node, "** would be shown as two stars here; put punctuation outside of the bold words, or a space after them");
        if (/(^|\n):{3,}/.test(node.value!)) fault(node, "a line with ::: opens or closes no box here; is there a space too much, or a box too few?");
        return;
      case "image":
        return figure(node, parent);
      case "link":
        if (!around.leadsTo(node.url ?? "")) fault(node, `the link "${node.url}" leads nowhere`);
        return;
      case "footnoteReference":
      case "footnoteDefinition":
        return fault(node, "footnotes are not used; say it in the text or in a :::note");
    }
  });
  return faults;

  function box(node: Node) {
    const { name = "" } = node;
    if (!boxes.includes(name)) return fault(node, `:::${name} is not known; there are ${boxes.map((known) => `:::${known}`).join(", ")}`);
    if (name !== "claim" && bodyOf(node).length === 0) fault(node, `:::${name} is empty`);
    if (name === "claim") return named(node, "claim", "claims.yaml", around.claims);
    extra(node);
    if (name === "check" && !labelOf(node)) fault(node, "a :::check needs its question: :::check[the question]");
    if (name === "compare" && outlineOfCompare(node) !== "###") fault(node, "a :::compare holds exactly two parts, each under a ### heading");
    if (name === "dialogue" && !isDialogue(node)) fault(node, "a :::dialogue is one list, each item like - **Customer:** “…”");
  }

  function named(node: Node, thing: string, where: string, known: ReadonlySet<string> | null) {
    const id = node.attributes?.id;
    extra(node);
    if (!id) fault(node, `name the ${thing} by its id, such as {id=${thing === "claim" ? "X02" : "pause"}}`);
    else if (known && !known.has(id) && !around.draft) fault(node, `there is no ${thing} "${id}" in ${where}`);
  }

  function extra(node: Node) {
    for (const key of Object.keys(node.attributes ?? {})) if (!attributesOf[node.name!]?.includes(key)) fault(node, `{${key}} is not known for ${node.name}`);
  }

  function figure(node: Node, parent: Node | null) {
    const id = /^figures\/([a-z0-9-]+)\.svg$/.exec(node.url ?? "")?.[1];
    if (!id) return fault(node, `a picture is a figure of this module, written figures/name.svg, not "${node.url}"`);
    if (!node.alt?.trim()) fault(node, "say in the brackets what the figure shows, for people who cannot see it");
    if (parent?.type !== "paragraph" || parent.children!.length > 1) fault(node, "a figure stands alone, with an empty line before and after it");
    if (!around.figures.has(id) && !around.draft) fault(node, `the figure "${id}" does not exist in this language; expected ${figureFile(file, id)}`);
  }
}

const figureFile = (file: string, id: string) => file.replace(/(lessons\/)?[^/]+\.(en|zh)\.md$/, `figures/${id}.$2.svg`);

const outlineOfCompare = (node: Node) => {
  const headings = bodyOf(node).filter((child) => child.type === "heading");
  return bodyOf(node)[0]?.type === "heading" && headings.length === 2 && headings.every(({ depth }) => depth === 3) ? "###" : "";
};

/** One list whose items begin with who speaks, in bold. */
function isDialogue(node: Node): boolean {
  const [list, ...more] = bodyOf(node);
  if (list?.type !== "list" || more.length > 0) return false;
  return list.children!.every((item) => item.children?.[0]?.type === "paragraph" && speakerOf(item) !== null);
}

/** Who speaks an item of a dialogue, without the colon; null when nobody is named. */
export function speakerOf(item: Node): string | null {
  const first = item.children?.[0]?.children?.[0];
  return first?.type === "strong" ? (/^(.+)[:：]$/.exec(plainText(first).trim())?.[1] ?? null) : null;
}
