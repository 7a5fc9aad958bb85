import type { Why } from "~/certification/why";
import type { Library } from "~/content/library";
import type { Tier } from "~/content/shape";
import type { Words } from "~/locale/catalogues";
import { formatDay } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import type { DepartmentTree } from "~/people/department-tree";
import { nameIn } from "~/people/names";
import type { Day } from "~db/kit";
import { isLeftToSign, type Listed, type ListedStanding, listedStanding } from "./listed";

type Row = Listed & {
  personId: string;
  certificationId: string;
  staffNumber: string;
  name: string;
  otherName: string | null;
  departmentId: string;
  tier: Tier;
  metCount: number;
  totalCount: number;
};
export type Reading = { words: Words; language: Language; today: Day; library: Library; tree: DepartmentTree };

/** A row as people read it, in one language. */
export type RowView = {
  key: string;
  personId: string;
  staffNumber: string;
  name: string;
  otherName: string | null;
  department: string;
  certification: string;
  standing: ListedStanding;
  expires: string | null;
  why: string;
};

export function rowView(row: Row, why: Why | undefined, { words, language, today, library, tree }: Reading): RowView {
  const name = nameIn(language, row);
  return {
    key: `${row.personId}~${row.certificationId}`,
    personId: row.personId,
    staffNumber: row.staffNumber,
    name,
    otherName: name === row.name ? row.otherName : row.name,
    department: tree
      .line(row.departmentId)
      .map((department) => nameIn(language, department))
      .join(" · "),
    certification: inLanguage(library.certifications.get(row.certificationId)?.title ?? { en: row.certificationId }, language),
    standing: listedStanding(row, today),
    expires: row.expiresOn && formatDay(row.expiresOn, language),
    why: whyInWords(row, why, words, language, today),
  };
}

function whyInWords(row: Row, why: Why | undefined, words: Words, language: Language, today: Day): string {
  const say = words.register.why;
  const day = (date: Day) => formatDay(date, language);
  const standing = listedStanding(row, today);
  if (standing === "revoked") return say.revoked;
  if (standing === "suspended") return row.stopped ? say.suspended : say.lost;
  if (standing === "lapsed") return say.lapsed(day(row.graceEndsOn!));
  if (standing === "in-grace") return say.inGrace(day(row.graceEndsOn!));
  if (!row.expiresOn) return isLeftToSign(row) ? say.signing : say.met(row.metCount, row.totalCount);
  if (!why) return "";
  switch (why.from) {
    case "extended":
      return say.extended(day(why.was));
    case "recalculated":
      return say.recalculated(day(why.on), why.counted && { months: why.counted.months, from: day(why.counted.from) });
    case "late":
      return say.late(day(why.completed), why.months);
    case "fixed":
      return say.fixed(day(why.anchor), why.minimum);
    case "completion":
      return say.completion(day(why.completed), why.months);
    case "due-date":
      return say.dueDate(day(why.dueOn), why.months);
    case "list":
      return say.imported(day(why.completed));
    case "expiry":
      return say.expiry(day(why.previousExpiry), why.months);
  }
}
