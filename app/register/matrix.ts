import type { Library } from "~/content/library";
import type { Tier } from "~/content/shape";
import type { Words } from "~/locale/catalogues";
import { formatDay } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { nameIn } from "~/people/names";
import type { Day } from "~db/kit";
import type { Filters } from "./filters";
import { isLeftToSign, type Listed, type ListedStanding, listedStanding } from "./listed";

export type MatrixRow = Listed & { certificationId: string; tier: Tier; certificateId: string | null; metCount: number; totalCount: number };
type Person = { id: string; staffNumber: string; name: string; otherName: string | null; rows: MatrixRow[] };
type Reading = { words: Words; language: Language; today: Day; library: Library };

/** A certification as a column. */
export type MatrixColumn = { id: string; title: string };
/** Where somebody stands in one of the columns, since or until when, and where that is proved. */
export type MatrixCell = { standing: ListedStanding; detail: string | null; to: string };
/** Somebody with one cell for each column; null: nothing of it concerns them. */
export type MatrixLine = { id: string; staffNumber: string; name: string; otherName: string | null; cells: (MatrixCell | null)[] };

/** The certifications that the filters leave, in the order of the content, then any that the content knows no longer but somebody has. */
export function matrixColumns(
  library: Library,
  persons: Person[],
  { tier, certification }: Pick<Filters, "tier" | "certification">,
  language: Language,
): MatrixColumn[] {
  const known = [...library.certifications.values()].map(({ id, tier }) => ({ certificationId: id, tier }));
  const all = [...known, ...persons.flatMap(({ rows }) => rows)].filter(
    (one) => (!tier || one.tier === tier) && (!certification || one.certificationId === certification),
  );
  return [...new Set(all.map(({ certificationId }) => certificationId))].map((id) => ({
    id,
    title: inLanguage(library.certifications.get(id)?.title ?? { en: id }, language),
  }));
}

export function matrixLine(
  { id, staffNumber, name, otherName, rows }: Person,
  columns: MatrixColumn[],
  serials: Map<string, string>,
  reading: Reading,
): MatrixLine {
  const shown = nameIn(reading.language, { name, otherName });
  const cells = columns.map((column) => {
    const row = rows.find(({ certificationId }) => certificationId === column.id);
    if (!row) return null;
    const serial = row.certificateId && serials.get(row.certificateId);
    const to = serial ? `/hr/certificates/${serial}` : `/hr/people/${id}/record`;
    return { standing: listedStanding(row, reading.today), detail: detailOf(row, reading), to };
  });
  return { id, staffNumber, name: shown, otherName: shown === name ? otherName : name, cells };
}

function detailOf(row: MatrixRow, { words, language, today }: Reading): string | null {
  const say = words.register.matrix;
  const standing = listedStanding(row, today);
  switch (standing) {
    case "certified":
    case "renewal-due":
      return say.until(formatDay(row.expiresOn!, language));
    case "in-grace":
      return say.inGrace(formatDay(row.graceEndsOn!, language));
    case "lapsed":
      return say.lapsed(formatDay(row.graceEndsOn!, language));
    case "in-progress":
      return isLeftToSign(row) ? say.signing : say.met(row.metCount, row.totalCount);
    default:
      return null;
  }
}
