/** Control characters beside line ends and tabs, and signs that turn the direction of writing. */
const odd = "(?![\\t\\n\\r])\\p{Cc}|[\\u202a-\\u202e\\u2066-\\u2069]";

/** What a text of people may hold. */
export const printable = new RegExp(`^(?!.*(?:${odd}))`, "su");

/** A sign that a text in a file may not hold, also what stands for bytes that were no text. */
export const unreadableSign = new RegExp(`${odd}|\\ufffd`, "u");
