/** One sheet of A4, in points from its upper left corner. */
export const A4 = { width: 595.28, height: 841.89 };

export type Weight = "regular" | "bold";
/** What is put on a sheet, told without saying how: the same list becomes a page of a PDF or a picture. `y` of a text is its base line. */
export type Drawn =
  | { kind: "text"; x: number; y: number; text: string; size: number; weight: Weight; ink: string; link?: string }
  | { kind: "box"; x: number; y: number; width: number; height: number; ink: string; thickness: number }
  | { kind: "filled"; x: number; y: number; width: number; height: number; ink: string }
  /** A path of SVG, moved and enlarged; filled, or drawn with a pen of a thickness in the path's own measure. */
  | { kind: "path"; x: number; y: number; scale: number; path: string; ink: string; pen?: number };

/** The colours of our pages by daylight: paper has no dark theme. */
export const inks = { ink: "#1f1b16", soft: "#645c52", line: "#e2dbcf", edge: "#8a8073", ember: "#b03d0c", bad: "#9a2626", ok: "#26613f", black: "#000000" };

/** Stands for a character that no typeface here has, as printers have always done. */
export const STAND_IN = "〓";

/** How wide a text is set at a size, in points. */
export type Measure = (text: string, size: number, weight: Weight) => number;
/** What is known of the typefaces. `missing`: the characters of a text that none of them has, each once. */
export type Typefaces = { measure: Measure; missing(text: string): string[] };

/** `U+20BB7`, by which a character is named that cannot be shown. */
export const codePointOf = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;

/** The characters and by which code each is known: the reader's device may have them, or not. */
export const charactersInWords = (characters: string[]) => characters.map((character) => `${character} (${codePointOf(character)})`).join(" ");
