/** Why a file cannot be read, whatever it should hold. Rooms that read files have sentences for these and for their own reasons. */
export type Unreadability =
  | "archive"
  | "empty"
  | "encoding"
  | "entities"
  | "mixedEncodings"
  | "notASpreadsheet"
  | "oldSpreadsheet"
  | "outside"
  | "tooBig"
  | "tooMany"
  | "xml";

/** Thrown by readers for a file of which nothing can be taken. */
export class Unreadable<Why extends string = Unreadability> extends Error {
  constructor(
    readonly why: Why,
    readonly value = "",
  ) {
    super(`${why} ${value}`.trim());
  }
}
