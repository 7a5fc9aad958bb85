import { isSeq, parseDocument, stringify } from "yaml";
import type { Written } from "./plan";

/** The text of `quiz.yaml` with questions added after its last one. Everything else stays exactly as its author wrote it. */
export function addToBank(text: string, added: Written[]): string {
  if (added.length === 0) return text;
  const document = parseDocument(text);
  const list = document.get("questions", true);
  if (!isSeq(list) || list.flow || list.items.length === 0) {
    for (const question of added) document.addIn(["questions"], document.createNode(question, { aliasDuplicateObjects: false }));
    return document.toString({ lineWidth: 0 });
  }
  const start = (list.range?.[0] ?? 0) as number;
  const indent = start - (text.lastIndexOf("\n", start - 1) + 1);
  const last = list.items.at(-1) as { range?: [number, number, number] };
  const end = last.range?.[1] ?? text.length;
  const lineEnd = text[end - 1] === "\n" ? end : text.indexOf("\n", end) + 1;
  const cut = lineEnd > 0 ? lineEnd : text.length;
  const before = text.slice(0, cut);
  return `${before}${before.endsWith("\n") ? "" : "\n"}${block(added, indent)}${text.slice(cut)}`;
}

const block = (added: Written[], indent: number) => stringify(added, { lineWidth: 0, aliasDuplicateObjects: false }).replace(/^(?=.)/gm, " ".repeat(indent));
