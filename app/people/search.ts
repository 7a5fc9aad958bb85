import { pinyin } from "pinyin-pro";

export type Named = { name: string; otherName: string | null; staffNumber: string };

/** Longer words are cut, in the index and in what is typed alike. */
const LONGEST = 40;
/** A Chinese name is found from each of its first so many characters on. */
const SUFFIXES = 20;
/** Of many typed words the longest count: more find nobody more precisely. */
const TYPED = 6;

const HAN = /\p{Script=Han}+/gu;

/**
 * The folded words a person is found by, each by any beginning of it: Latin words, Chinese names from every character on,
 * the same in pinyin, initials, and the staff number.
 */
export function nameWords({ name, otherName, staffNumber }: Named): string[] {
  const words = [name, otherName ?? "", staffNumber].flatMap((text) => [...latinWords(text), ...chineseWords(text)]);
  return [...new Set(words.map(cut))];
}

/** What was typed into a search box, as folded words: each must be the beginning of one of a person's words. */
export function searchWords(typed: string): string[] {
  const words = new Set(piecesOf(fold(typed).replace(HAN, " $& ")).map(cut));
  return [...words].sort((a, b) => b.length - a.length).slice(0, TYPED);
}

/** The range of all texts that begin with a word: from the word itself up to, and without, this. */
export const pastWord = (word: string) => `${word}\u{10FFFF}`;

/** Puts people in the order in which they are looked up: by pinyin or the folded Latin name, then the staff number. */
export const sortKey = ({ name, staffNumber }: Pick<Named, "name" | "staffNumber">) => `${nameSortKey(name)} ${fold(staffNumber)}`;

/** The same order for anything with a name. Characters without a known pinyin come last. */
export const nameSortKey = (name: string) => piecesOf(fold(plain(name).replace(HAN, (run) => ` ${syllables(run).join(" ")} `))).join(" ");

/** Makes what is made at the first use of a Chinese name, which would else keep everybody waiting then. */
export const learnSounds = () => void syllables("阶");

/** Each word, with and without the pieces that apostrophes and hyphens make of it, and the initials. */
function latinWords(text: string): string[] {
  const latin = plain(text).replace(HAN, " ");
  const whole = latin.split(/\s+/).map((word) => piecesOf(fold(word)).join(""));
  const pieces = piecesOf(fold(latin));
  const all = [...whole, ...pieces, ...piecesOf(fold(latin.replace(APOSTROPHES, " ")))];
  if (pieces.length > 1) all.push(pieces.join(""), initials(pieces));
  return all.filter(Boolean);
}

/** The characters of a Chinese name from each on, with their pinyin and its initials. */
function chineseWords(text: string): string[] {
  const characters = [...(plain(text).match(HAN) ?? []).join("")];
  const sounds = syllables(characters.join(""));
  return characters.slice(0, SUFFIXES).flatMap((_, from) => {
    const rest = sounds.slice(from);
    return [characters.slice(from).join(""), ...typedPinyin(rest.join("")), ...(rest.length > 1 ? [initials(rest)] : [])];
  });
}

/** One syllable per character, the first ones read as a surname. A character nobody has a pinyin for stays itself. */
function syllables(han: string): string[] {
  if (han === "") return [];
  const sounds = pinyin(han, { toneType: "none", type: "array", surname: "head", v: true });
  return sounds.length === [...han].length ? sounds : [...han];
}

/** `lv` is also typed `lu`, and `lyu` as in passports. */
const typedPinyin = (sound: string) => (sound.includes("v") ? [sound, sound.replaceAll("v", "u"), sound.replaceAll("v", "yu")] : [sound]);

const initials = (words: string[]) => words.map((word) => [...word][0]).join("");

/** Full-width forms made plain, without the selectors that choose a character's shape. */
const plain = (text: string) => text.normalize("NFKC").replace(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, "");

/** Lower case, without accents and apostrophes. */
function fold(text: string): string {
  const bare = plain(text)
    .normalize("NFKD")
    .replace(/[\u0300-\u036F]/g, "")
    .replace(APOSTROPHES, "")
    .toLowerCase();
  return bare.replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter).normalize("NFC");
}
const APOSTROPHES = /['’‘ʼ`´]/g;
const LETTERS: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

const piecesOf = (folded: string): string[] => folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

const cut = (word: string) => (word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join(""));
