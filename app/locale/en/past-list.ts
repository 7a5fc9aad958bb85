import type { PastField, PastReason } from "~/certification/past-certificates";

export const pastList = {
  title: "Import past certificates",
  link: "Import past certificates",
  lead: "Certificates earned before this house kept records. They are marked as taken over from a list, with who did it and when.",
  howLines: [
    "One certificate a row, with headings in English or Chinese: staff number, certification, issued, expires, title.",
    "Certification: its name here. Title: what it was called then; empty, its name here.",
    "The newest of a person counts by its own days. The same list again adds nothing.",
  ],
  result: (added: number, unchanged: number, refused: number) =>
    refused > 0
      ? `${refused} ${refused === 1 ? "row" : "rows"} cannot be taken. Correct the list and hand it in again; nothing has been written.`
      : `${added} would be added, ${unchanged} ${unchanged === 1 ? "is" : "are"} here already.`,
  confirm: (n: number) => (n === 1 ? "Take over 1 certificate" : `Take over ${n} certificates`),
  fields: {
    staffNumber: "Staff number",
    certification: "Certification",
    issuedOn: "Issued",
    expiresOn: "Expires",
    title: "Title",
  } satisfies Record<PastField, string> as Record<PastField, string>,
  noColumn: (field: string) => `No column is headed “${field}”.`,
  status: { added: "would be added", unchanged: "is here already", refused: "refused" },
  reasons: {
    control: () => "It holds a formula, an error or signs that cannot be read.",
    date: (value) => `“${value}” is no day. Write it as 2026-11-27.`,
    future: (value) => `${value} is still to come.`,
    held: () => "This person has a certificate earned here that is as new or newer.",
    missing: () => "It is missing.",
    order: (value) => `${value} is before it was issued.`,
    other: (value) => `This certificate is here already, with the last day ${value}.`,
    tooLong: () => "It is longer than 200 characters.",
    twice: (value) => `It stands in the list already, in row ${value}.`,
    unknownCertification: (value) => `There is no certification “${value}”.`,
    unknownPerson: (value) => `Nobody has the staff number “${value}”. Import the people first.`,
  } satisfies Record<PastReason, (value: string) => string> as Record<PastReason, (value: string) => string>,
};
