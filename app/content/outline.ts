import type { Fault } from "./fault";
import { type Markdown, type Node, walk } from "./markdown";

type Mark = { mark: string; line: number };

/** The headings, boxes and figures of a text in their order. */
export function outline(tree: Node): Mark[] {
  const marks: Mark[] = [];
  walk(tree, (node) => {
    const mark = markOf(node);
    if (mark) marks.push({ mark, line: node.position?.start.line ?? 1 });
  });
  return marks;
}

function markOf(node: Node): string | null {
  if (node.type === "heading") return `a ${"#".repeat(node.depth ?? 1)} heading`;
  if (node.type === "containerDirective") return node.attributes?.id ? `:::${node.name}{id=${node.attributes.id}}` : `:::${node.name}`;
  if (node.type === "image") return `the figure ${node.url}`;
  if (node.type === "table") return "a table";
  return null;
}

/** Where two languages of one text part ways: both need the same headings, boxes, figures and glossary words. */
export function compareOutlines(first: Markdown, second: Markdown): Fault[] {
  const a = outline(first.tree);
  const b = outline(second.tree);
  const place = a.findIndex((mark, n) => mark.mark !== b[n]?.mark);
  const differ = place >= 0 ? place : b.length > a.length ? a.length : -1;
  if (differ >= 0) {
    const here = b[differ];
    const there = a[differ];
    const line = here?.line ?? b.at(-1)?.line ?? 1;
    return [
      {
        file: second.file,
        line,
        sentence: `here stands ${here?.mark ?? "nothing more"}, but in ${first.file} ${there ? `line ${there.line} stands ${there.mark}` : "nothing more stands"}; both languages need the same headings and boxes in the same order`,
      },
    ];
  }
  const missing = [...termsOf(first.tree).keys()]
    .filter((id) => !termsOf(second.tree).has(id))
    .map((id) => ({ file: second.file, line: 1, sentence: `the glossary word "${id}" is marked in ${first.file}, but not here` }));
  const extra = [...termsOf(second.tree)]
    .filter(([id]) => !termsOf(first.tree).has(id))
    .map(([id, line]) => ({ file: second.file, line, sentence: `the glossary word "${id}" is marked here, but not in ${first.file}` }));
  return [...missing, ...extra];
}

/** The glossary words a text marks, with the line of the first mark, in their order. */
export function termsOf(tree: Node): Map<string, number> {
  const terms = new Map<string, number>();
  walk(tree, (node) => {
    const id = node.type === "textDirective" && node.name === "term" ? node.attributes?.id : undefined;
    if (id && !terms.has(id)) terms.set(id, node.position?.start.line ?? 1);
  });
  return terms;
}
