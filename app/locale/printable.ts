/** What a text of people may hold: no control characters beside line ends and tabs, and no signs that turn the direction of writing. */
export const printable = /^(?:[\t\n]|[^\p{Cc}\u202a-\u202e\u2066-\u2069])*$/u;
