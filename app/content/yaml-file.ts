import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLError } from "yaml";
import type { Fault } from "./fault";

/** A YAML text as plain values, with the line of every value. `value` is undefined when there are faults. */
export type YamlFile = { value: unknown; faults: Fault[]; lineOf: (at: PropertyKey[]) => number };

const DEPTH = 40;

/** Reads a YAML text. `firstLine` is the line its first line stands on, for a head within a markdown file. */
export function readYaml(file: string, text: string, firstLine = 1): YamlFile {
  const counter = new LineCounter();
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line) + firstLine - 1;
  const broken = (faults: Fault[]) => ({ value: undefined, faults, lineOf: () => firstLine });
  if (deepestIndent(text) > DEPTH * 2) return broken([{ file, line: firstLine, sentence: "the lists are nested too deeply to be read" }]);

  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings].map((error) => ({ file, line: lineAt(error.pos[0]), sentence: sentenceFor(error) }));
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || ("anchor" in node && node.anchor))
        faults.push({
          file,
          line: lineAt(node.range?.[0] ?? 0),
          sentence: "& and * at the beginning of a value have a special meaning in YAML; put the text in quotes",
        });
    },
  });
  if (faults.length > 0) return broken(faults);

  const lineOf = (at: PropertyKey[]) => {
    let node: unknown = document.contents;
    let offset = document.contents?.range?.[0] ?? 0;
    for (const step of at) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
        if (!pair) break;
        offset = (isScalar(pair.key) && pair.key.range?.[0]) || offset;
        node = pair.value;
      } else if (isSeq(node)) {
        const item = node.items[Number(step)] as { range?: [number, number, number] } | undefined;
        if (!item) break;
        offset = item.range?.[0] ?? offset;
        node = item;
      } else break;
    }
    return lineAt(offset);
  };
  return { value: document.toJS(), faults, lineOf };
}

const deepestIndent = (text: string) => Math.max(0, ...[...text.matchAll(/^ {81,}|[[{]{40,}/gm)].map((found) => found[0].length));

function sentenceFor({ code, message }: YAMLError): string {
  switch (code) {
    case "DUPLICATE_KEY":
      return "this key stands twice in the same place; keep one of them";
    case "TAB_AS_INDENT":
      return "a tab is used to indent; use two spaces";
    case "BAD_INDENT":
      return "this line is not indented like its neighbours";
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return 'there is a ": " within a text; put the whole text in "quotes"';
    case "MISSING_CHAR":
      return `something is missing here, perhaps a closing quote or bracket (${message})`;
    default:
      return `this cannot be read as YAML (${message.split("\n")[0]})`;
  }
}
