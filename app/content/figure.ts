import type { Fault } from "./fault";

/** An element or text of HTML to be, in the form the renderer takes. */
export type Hast = { type: "text"; value: string } | HastElement;
export type HastElement = {
  type: "element";
  tagName: string;
  properties: Record<string, string | string[] | number | boolean | null | undefined>;
  children: Hast[];
};

const number = /^-?\d+(\.\d+)?$/;
const numbers = /^[-\d.,\s]+$/;
const colour = /^(none|currentColor|var\(--(ember|line|soft|wash|ok|card)\))$/;
const word = /^[a-z-]+$/;

/** What may be written on a figure's elements: the attribute, its name for the renderer, and its values. */
const attributes: Record<string, [property: string, values: RegExp]> = {
  viewBox: ["viewBox", numbers],
  role: ["role", /^img$/],
  x: ["x", number],
  y: ["y", number],
  dx: ["dx", number],
  dy: ["dy", number],
  x1: ["x1", number],
  y1: ["y1", number],
  x2: ["x2", number],
  y2: ["y2", number],
  cx: ["cx", number],
  cy: ["cy", number],
  r: ["r", number],
  rx: ["rx", number],
  ry: ["ry", number],
  width: ["width", number],
  height: ["height", number],
  d: ["d", /^[MmLlHhVvCcSsQqTtAaZz\d\s,.eE+-]+$/],
  points: ["points", numbers],
  transform: ["transform", /^((translate|rotate|scale)\([-\d.,\s]+\)\s*)+$/],
  fill: ["fill", colour],
  stroke: ["stroke", colour],
  opacity: ["opacity", number],
  "fill-opacity": ["fillOpacity", number],
  "stroke-opacity": ["strokeOpacity", number],
  "stroke-width": ["strokeWidth", number],
  "stroke-dasharray": ["strokeDashArray", numbers],
  "stroke-linecap": ["strokeLineCap", word],
  "stroke-linejoin": ["strokeLineJoin", word],
  "fill-rule": ["fillRule", word],
  "font-family": ["fontFamily", /^inherit$/],
  "font-size": ["fontSize", number],
  "font-weight": ["fontWeight", /^(normal|bold|[1-9]00)$/],
  "font-style": ["fontStyle", word],
  "text-anchor": ["textAnchor", word],
  "dominant-baseline": ["dominantBaseline", word],
};
const elements = ["svg", "title", "desc", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"];

export const figureElements = elements;
export const figureProperties = Object.values(attributes).map(([property]) => property);

const token = /<\?xml[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/y;

/** Reads an SVG figure of which nothing is left but shapes, texts and the theme's colours. */
export function readFigure(file: string, text: string): { svg: HastElement | null; faults: Fault[] } {
  const faults: Fault[] = [];
  const fault = (offset: number, sentence: string) => void faults.push({ file, line: text.slice(0, offset).split("\n").length, sentence });
  const root: HastElement = { type: "element", tagName: "root", properties: {}, children: [] };
  const open = [root];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const offset = token.lastIndex;
    const found = token.exec(text);
    if (!found) {
      fault(offset, `this part of the figure cannot be read: ${text.slice(offset, offset + 30).split("\n")[0]}`);
      break;
    }
    const [whole, closing, name, given = "", empty] = found;
    if (!name) {
      if (!whole.startsWith("<")) open.at(-1)!.children.push({ type: "text", value: decode(whole) });
    } else if (closing) {
      if (open.length < 2 || open.at(-1)!.tagName !== name) {
        fault(offset, `</${name}> closes what is not open`);
        break;
      }
      open.pop();
    } else {
      if (!elements.includes(name)) fault(offset, `<${name}> is not used in figures; there are ${elements.join(", ")}`);
      const element: HastElement = {
        type: "element",
        tagName: name,
        properties: readAttributes(name, given, (sentence) => fault(offset, sentence)),
        children: [],
      };
      open.at(-1)!.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [svg, ...more] = root.children.filter((child): child is HastElement => child.type === "element");
  if (faults.length === 0 && (open.length > 1 || svg?.tagName !== "svg" || more.length > 0)) fault(0, "a figure is one <svg>…</svg>");
  if (svg && faults.length === 0) checkWhole(svg, (sentence) => fault(0, sentence));
  return { svg: faults.length === 0 ? svg! : null, faults };
}

function readAttributes(element: string, given: string, fault: (sentence: string) => void): HastElement["properties"] {
  const properties: HastElement["properties"] = {};
  for (const [, name = "", double, single] of given.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = decode(double ?? single ?? "").trim();
    const known = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (name === "xmlns" && element === "svg") continue;
    if (!known || (element === "svg" && (name === "width" || name === "height"))) fault(`${name}= is not used on <${element}> in figures`);
    else if (!known[1].test(value))
      fault(
        `${name}="${value.slice(0, 40)}" cannot be used in figures${known[1] === colour ? "; colours are currentColor, none and var(--ember), var(--line), var(--soft), var(--wash), var(--ok), var(--card)" : ""}`,
      );
    else properties[known[0]] = value;
  }
  return properties;
}

function checkWhole(svg: HastElement, fault: (sentence: string) => void) {
  const [, , width, height] = String(svg.properties.viewBox ?? "")
    .split(/[\s,]+/)
    .map(Number);
  if (!width || !height) return fault("the <svg> needs a viewBox such as 0 0 360 200");
  if (!svg.children.some((child) => child.type === "element" && child.tagName === "title" && child.children.length > 0)) fault("the figure needs a <title>");
  const smallest = Math.min(...fontSizes(svg));
  if ((smallest * 360) / width < 13) fault(`the smallest text is ${smallest}; on a phone that is below 13, too small to read`);
}

function fontSizes(element: HastElement): number[] {
  const own = typeof element.properties.fontSize === "string" ? [Number(element.properties.fontSize)] : [];
  return [...own, ...element.children.flatMap((child) => (child.type === "element" ? fontSizes(child) : []))];
}

const decode = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos|#\d{1,6});/g, (_, name: string) =>
    name.startsWith("#") ? String.fromCodePoint(Math.min(Number(name.slice(1)), 0x10ffff)) : { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }[name]!,
  );
