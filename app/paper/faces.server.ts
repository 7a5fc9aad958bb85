import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";
import { STAND_IN, type Typefaces, type Weight } from "./drawing";

/** A typeface for Chinese and Latin, and behind it one that has further rare characters. Both are open fonts (SIL OFL). */
const files: Record<Weight, string[]> = {
  regular: ["noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf", "noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf"],
  bold: ["noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf", "noto-serif-jp/600SemiBold/NotoSerifJP_600SemiBold.ttf"],
};

export type Face = { name: string; bytes: Buffer; font: Font };
const opened = new Map<string, Face>();

function faceAt(file: string): Face {
  let face = opened.get(file);
  if (!face) {
    const bytes = readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/${file}`));
    face = { name: file, bytes, font: create(bytes) as Font };
    opened.set(file, face);
  }
  return face;
}

/** What changes how a character looks, or nothing to be seen at all: without a place of its own. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** The text in pieces of one typeface each. What no typeface has becomes the stand-in. */
export function runsOf(text: string, weight: Weight): { face: Face; text: string }[] {
  const runs: { face: Face; text: string }[] = [];
  for (const character of text.normalize("NFC")) {
    if (UNSEEN.test(character)) continue;
    const found = faceWith(character, weight);
    const [face, shown] = found ? [found, character] : [faceAt(files[weight][0]!), STAND_IN];
    const last = runs.at(-1);
    if (last?.face === face) last.text += shown;
    else runs.push({ face, text: shown });
  }
  return runs;
}

function faceWith(character: string, weight: Weight): Face | undefined {
  const file = files[weight].find((one) => faceAt(one).font.hasGlyphForCodePoint(character.codePointAt(0)!));
  return file === undefined ? undefined : faceAt(file);
}

const advances = new Map<string, number>();
function advanceOf(character: string, weight: Weight): number {
  const key = weight + character;
  let advance = advances.get(key);
  if (advance === undefined) {
    advance = 0;
    for (const { face, text } of runsOf(character, weight)) {
      for (const one of text) advance += face.font.glyphForCodePoint(one.codePointAt(0)!).advanceWidth / face.font.unitsPerEm;
    }
    advances.set(key, advance);
  }
  return advance;
}

export const typefaces: Typefaces = {
  measure: (text, size, weight) => [...text.normalize("NFC")].reduce((sum, character) => sum + advanceOf(character, weight), 0) * size,
  missing: (text) => [...new Set(text.normalize("NFC"))].filter((character) => !UNSEEN.test(character) && !faceWith(character, "regular")),
};
