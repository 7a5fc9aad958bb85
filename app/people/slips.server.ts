import { inArray } from "drizzle-orm";
import type { Company } from "~/content/company";
import { catalogues } from "~/locale/catalogues";
import { formatInstant } from "~/locale/day";
import { inLanguage, type Language, langTag } from "~/locale/language";
import type { Store } from "~db/store";
import { people } from "~db/tables/people";
import { issueLink } from "./links.server";
import { bothNames } from "./names";
import { type Qr, qrOf } from "./qr";

/** A printed slip: all its texts, in the language of the one it is for. The address in it is known to nobody else. */
export type Slip = {
  personId: string;
  lang: string;
  company: string;
  title: string;
  name: string;
  number: string;
  steps: string[];
  address: string;
  qr: Qr;
  until: string;
  warning: string;
};

export type Issuing = { issuedBy: string; personIds: string[]; origin: string; company: Company; language: Language };

/** Issues one-time links and gives the slips to print, in the order of the ids. Whether one may is asked before (`can.issueSlip`). */
export async function issueSlips(store: Store, { issuedBy, personIds, origin, company, language }: Issuing, now: Date): Promise<Slip[]> {
  const issued = await store.tx(async (w) => {
    const rows = await w.select().from(people).where(inArray(people.id, personIds)).limit(personIds.length);
    const links = [];
    for (const personId of personIds) {
      const person = rows.find(({ id }) => id === personId);
      if (person?.active) links.push({ person, ...(await issueLink(w, { personId, issuedBy }, now)) });
    }
    return links;
  });
  return issued.map(({ person, token, expiresAt }) => {
    const own = person.language ?? language;
    const words = catalogues[own].people.slip;
    const address = firstSignInAddress(origin, token);
    return {
      personId: person.id,
      lang: langTag(own),
      company: inLanguage(company.name, own),
      title: words.title,
      name: bothNames(person),
      number: words.number(person.staffNumber),
      steps: words.steps,
      address,
      qr: qrOf(address),
      until: words.until(formatInstant(expiresAt, company.timeZone, own), company.timeZone),
      warning: words.warning,
    };
  });
}

export const firstSignInAddress = (origin: string, token: string) => `${origin}/first-sign-in/${token}`;
