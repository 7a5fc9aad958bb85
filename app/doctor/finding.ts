/**
 * Something the doctor came upon: a derived value that its facts do not give (`differs`), or what cannot be (`impossible`).
 * `row` names where: the table and the keys of the row, or a file.
 */
export type Finding = {
  kind: "differs" | "impossible";
  what: What;
  row: string;
  /** Whom it concerns, where it concerns somebody. */
  personId: string | null;
  /** What is kept there, and what the facts give; left out where it is not a matter of a value. */
  kept?: unknown;
  given?: unknown;
  /** It was derived only, and has been mended. */
  mended: boolean;
};

/** What can be wrong, each with what is said of it. */
export const whats = {
  "name-order": "stands elsewhere in lists than the name says",
  "name-words": "is not found by the words of the name",
  "register-row": "the register says something else than the facts",
  "sign-off-wait": "another sign-off waits, or none, than the facts give",
  "register-shares": "the share certified at the end of a month is not what the facts give",
  "certificate-due": "a certificate is earned and was not issued, or should have ended",
  marks: "the marks are not what the answers give",
  "attempt-figures": "the analysis knows the attempt otherwise than it was",
  "quiz-figures": "the figures of the quiz are not those of its attempts",
  score: "the score is not what the marks give",
  settlement: "the result is not the mean of its scorecards",
  signature: "the signature is missing, or does not cover what stands there now",
  "two-open": "two certificates of one certification are open at once",
  "facts-missing": "facts that the certificate rests on are not there",
  "versions-missing": "the version of the content it was judged by is not kept, or was changed",
  dates: "its dates are out of order",
  chain: "it renews a certificate that is another's, or none",
  decisions: "the decisions about it do not follow one another",
  "file-unknown": "no row knows the file",
} as const;
export type What = keyof typeof whats;

export const differs = (what: What, row: string, personId: string | null, kept: unknown, given: unknown): Finding => ({
  ...{ kind: "differs", what, row, personId, kept, given },
  mended: false,
});
export const impossible = (what: What, row: string, personId: string | null, kept?: unknown): Finding => ({
  ...{ kind: "impossible", what, row, personId, kept },
  mended: false,
});
