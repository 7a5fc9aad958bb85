const HAN = /\p{Script=Han}/u;

/**
 * A name as strangers see it where HR has it masked: of a Chinese name its first character, of others the first word and the
 * initials of the rest, and of a single word its initial. Enough for who holds the certificate in hand, and too little to look somebody up.
 */
export function maskedName(name: string): string {
  const words = name.trim().split(/\s+/);
  if (words.length > 1 && !HAN.test(name)) return [words[0], ...words.slice(1).map((word) => `${initialOf(word)}.`)].join(" ");
  const characters = [...words.join("")];
  return HAN.test(name) ? `${characters[0]}${"＊".repeat(Math.max(1, characters.length - 1))}` : `${initialOf(name.trim())}.`;
}

const initialOf = (word: string) => [...word][0]!.toLocaleUpperCase("en");
