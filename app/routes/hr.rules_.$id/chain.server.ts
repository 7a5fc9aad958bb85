import type { Link } from "~/certification/adjustable";
import { type Office, office } from "~/certification/rules";
import type { FieldErrors, Typed } from "~/http/parse-form.server";
import type { Words } from "~/locale/catalogues";
import { printable } from "~/locale/printable";
import { LINKS } from "./links";

export type ChainName = "signOffs" | "renewal.signOffs";
const LONGEST = 300;

/** The links of a chain as they were typed, in their order; rows without somebody who signs are left out. */
export function readChain(words: Words, name: ChainName, typed: Typed): { links: Omit<Link, "id">[]; errors: FieldErrors } {
  const [links, errors]: [Omit<Link, "id">[], FieldErrors] = [[], {}];
  const textAt = (field: string) => (typeof typed[field] === "string" ? (typed[field] as string).trim() : "");
  for (let row = 0; row < LINKS; row++) {
    const [by, en, zh] = [textAt(`${name}.${row}.by`), textAt(`${name}.${row}.en`), textAt(`${name}.${row}.zh`)];
    if (by === "") continue;
    const known = office.safeParse(by);
    if (!known.success) errors[`${name}.${row}.by`] = words.replies.field.choose;
    else if (links.some((link) => link.by === by)) errors[`${name}.${row}.by`] = words.ruleChange.signsTwice;
    if (en === "" && zh === "") errors[`${name}.${row}.en`] = words.ruleChange.confirmsWhat;
    for (const [language, text] of [
      ["en", en],
      ["zh", zh],
    ] as const) {
      if (text.length > LONGEST) errors[`${name}.${row}.${language}`] = words.replies.field.tooLong;
      else if (!printable.test(text)) errors[`${name}.${row}.${language}`] = words.replies.field.control;
    }
    links.push({ by: by as Office, confirms: { ...(en ? { en } : {}), ...(zh ? { zh } : {}) } });
  }
  return { links, errors };
}
