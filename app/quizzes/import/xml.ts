import { SaxesParser } from "saxes";
import { Unreadable } from "./candidate";

/** An element of an XML file. `text` is all text directly within it. */
export type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[]; line: number };

const MOST_ELEMENTS = 500_000;
const DEEPEST = 60;

/**
 * Reads an XML text. A document type is refused outright, and with it every entity of one's own, inside or outside: nothing is
 * ever expanded or fetched. Prefixes of names are left out.
 */
export function readXml(text: string): Element {
  const top: Element = { name: "", attributes: {}, text: "", children: [], line: 1 };
  const open = [top];
  const pieces: string[][] = [[]];
  let count = 0;
  const parser = new SaxesParser({ position: true });
  const take = (piece: string) => void pieces.at(-1)!.push(piece);
  parser.on("doctype", () => {
    throw new Unreadable("entities");
  });
  parser.on("error", () => {
    throw new Unreadable("xml", String(parser.line));
  });
  parser.on("text", take);
  parser.on("cdata", take);
  parser.on("opentag", ({ name, attributes }) => {
    if (++count > MOST_ELEMENTS || open.length > DEEPEST) throw new Unreadable("tooBig");
    const element: Element = { name: withoutPrefix(name), attributes: attributes as Record<string, string>, text: "", children: [], line: parser.line };
    open.at(-1)!.children.push(element);
    open.push(element);
    pieces.push([]);
  });
  parser.on("closetag", () => {
    open.pop()!.text = pieces.pop()!.join("");
  });
  parser.write(text.replace(/^\uFEFF/, "")).close();
  const root = top.children[0];
  if (!root) throw new Unreadable("xml", "1");
  return root;
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(":") + 1);

export const childrenOf = (element: Element | undefined, name: string): Element[] => element?.children.filter((child) => child.name === name) ?? [];
export const childOf = (element: Element | undefined, name: string): Element | undefined => element?.children.find((child) => child.name === name);
