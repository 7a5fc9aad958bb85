import type { Language } from "~/locale/language";

/** Something that leaves the house: for each message a sentence and the page where it is done. Never a score, nor anything only it would tell. */
export type Note = {
  /** The same each time it is tried. */
  id: string;
  to: string;
  language: Language;
  subject: string;
  opening: string;
  items: { text: string; link: string }[];
  /** Why one gets it and what one can do about it. */
  closing: string[];
  stop: { text: string; link: string };
};

/** Why a note did not arrive. `for-good`: trying again is no use; `later`: this one, but perhaps others; `nobody-there`: no note gets through now. */
export type Trouble = { kind: "for-good" | "later" | "nobody-there"; why: string };

/** A way out of the house: mail, and one day the group robots of chat programs. */
export type Channel = {
  /** Null when it arrived. Never waits longer than a minute. */
  send(note: Note): Promise<Trouble | null>;
  close(): void;
};
