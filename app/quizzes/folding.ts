const signs: Record<string, string> = {
  "。": ".",
  "、": ",",
  "“": '"',
  "”": '"',
  "「": '"',
  "」": '"',
  "‘": "'",
  "’": "'",
  "—": "-",
  "–": "-",
  "−": "-",
  "…": "...",
  "・": "·",
};
const chinese = "[\\p{Script=Han}]";

/**
 * What is typed into a gap, as it is compared: full and half width, small and capital letters, Chinese and ASCII punctuation
 * are the same; spaces count only between words of letters; a full stop at the end does not count.
 */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/./gu, (sign) => signs[sign] ?? sign)
    .replace(/\s+/g, " ")
    .replace(/ ?([,;:.!?"'()\-/·]) ?/g, "$1")
    .replace(new RegExp(`(?<=${chinese}) | (?=${chinese})`, "gu"), "")
    .trim()
    .replace(/\.+$/, "");
}
