import { claims, company, glossary } from "./company";
import type { Kind } from "./kind";
import { phrases } from "./phrases";

export const companyKind: Kind<"company"> = { name: "company", path: /^company\.yaml$/, shape: company, gives: [] };

export const claimsKind: Kind<"claims"> = {
  name: "claims",
  path: /^claims\.yaml$/,
  shape: claims,
  gives: ["claim"],
  defines: (value) => value.claims.map(({ id }, place) => ({ thing: "claim", id, at: ["claims", place, "id"] })),
};

export const glossaryKind: Kind<"glossary"> = {
  name: "glossary",
  path: /^glossary\.yaml$/,
  shape: glossary,
  gives: ["glossary word"],
  defines: (value) => value.terms.map(({ id }, place) => ({ thing: "glossary word", id, at: ["terms", place, "id"] })),
};

export const phrasesKind: Kind<"phrases"> = {
  name: "phrases",
  path: /^phrases\.yaml$/,
  shape: phrases,
  gives: ["moment", "phrase"],
  defines: ({ moments }) =>
    moments.flatMap((moment, place) => [
      { thing: "moment" as const, id: moment.id, at: ["moments", place, "id"] },
      ...moment.phrases.map(({ id }, nth) => ({ thing: "phrase" as const, id, at: ["moments", place, "phrases", nth, "id"] })),
    ]),
};
