import { SaxesParser } from "saxes";
import { Unreadable } from "./unreadable";

/** An element of an XML file. `text` is all text directly within it. */
export type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[]; line: number };
/** What happens as a text is walked through; prefixes of names are left out. */
export type Steps = {
  open(name: string, attributes: Record<string, string>, line: number): void;
  text(piece: string): void;
  close(name: string): void;
};

const MOST_ELEMENTS = 500_000;
const DEEPEST = 60;

/**
 * Walks through an XML text. A document type is refused outright, and with it every entity of one's own, inside or outside:
 * nothing is ever expanded or fetched.
 */
export function walkXml(text: string, { open, text: take, close }: Steps, most = MOST_ELEMENTS): void {
  const parser = new SaxesParser({ position: true });
  let count = 0;
  let depth = 0;
  parser.on("doctype", () => {
    throw new Unreadable("entities");
  });
  parser.on("error", () => {
    throw new Unreadable("xml", String(parser.line));
  });
  parser.on("text", take);
  parser.on("cdata", take);
  parser.on("opentag", ({ name, attributes }) => {
    if (++count > most || ++depth > DEEPEST) throw new Unreadable("tooBig");
    open(withoutPrefix(name), attributes as Record<string, string>, parser.line);
  });
  parser.on("closetag", ({ name }) => {
    depth--;
    close(withoutPrefix(name));
  });
  parser.write(text.replace(/^\uFEFF/, "")).close();
}

/** The whole text as elements. */
export function readXml(text: string): Element {
  const top: Element = { name: "", attributes: {}, text: "", children: [], line: 1 };
  const open = [top];
  const pieces: string[][] = [[]];
  walkXml(text, {
    open(name, attributes, line) {
      const element: Element = { name, attributes, text: "", children: [], line };
      open.at(-1)!.children.push(element);
      open.push(element);
      pieces.push([]);
    },
    text: (piece) => void pieces.at(-1)!.push(piece),
    close() {
      open.pop()!.text = pieces.pop()!.join("");
    },
  });
  const root = top.children[0];
  if (!root) throw new Unreadable("xml", "1");
  return root;
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(":") + 1);

export const childrenOf = (element: Element | undefined, name: string): Element[] => element?.children.filter((child) => child.name === name) ?? [];
export const childOf = (element: Element | undefined, name: string): Element | undefined => element?.children.find((child) => child.name === name);
