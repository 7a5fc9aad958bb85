const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A one-time token of 28 Crockford characters (140 bits) in groups of four, so that it can be typed from paper. */
export const tokenFrom = (bytes: Uint8Array): string => {
  const letters = [...bytes.slice(0, 28)].map((byte) => ALPHABET[byte & 31]).join("");
  return letters.match(/.{4}/g)!.join("-");
};

/** The token as it was made, however it was typed: capitals, missing hyphens, the letter o for zero, i or l for one. */
export const plainToken = (typed: string): string => typed.toLowerCase().replace(/[\s-]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
