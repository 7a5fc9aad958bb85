import { unreadableSign } from "~/locale/printable";
import { dayInCell } from "~/sheets/day-cell";
import { asWritten } from "~/sheets/formulas";
import { KnownHeadings } from "~/sheets/headings";
import { ERROR_CELL, FORMULA_CELL } from "~/sheets/table";
import { folded } from "~/sheets/yes-or-no";
import type { Day } from "~db/kit";

/** What a list of certificates that were earned elsewhere holds. */
export const pastFields = ["staffNumber", "certification", "issuedOn", "expiresOn", "title"] as const;
export type PastField = (typeof pastFields)[number];

export const pastHeadings = new KnownHeadings<PastField>({
  staffNumber: ["staff_number", "staff number", "staff no", "employee number", "employee no", "number", "工号", "员工编号", "员工工号"],
  certification: ["certification", "certificate", "certification id", "认证", "证书"],
  issuedOn: ["issued", "issued on", "issue date", "date of issue", "颁发日期", "发证日期", "取得日期"],
  expiresOn: ["expires", "expires on", "expiry", "expiry date", "valid until", "到期日期", "有效期至", "失效日期"],
  title: ["title", "title then", "name of the certificate", "证书名称", "当时名称"],
});

/** Why a row cannot be taken: a key of `pastList.reasons` in the catalogue. */
export type PastReason =
  | "control"
  | "date"
  | "future"
  | "held"
  | "missing"
  | "order"
  | "other"
  | "tooLong"
  | "twice"
  | "unknownCertification"
  | "unknownPerson";
export type PastRemark = { field: PastField | null; reason: PastReason; value: string };
export type PastOutcome = {
  row: number;
  staffNumber: string;
  status: "added" | "unchanged" | "refused";
  remarks: PastRemark[];
  certificate: { personId: string; certificationId: string; issuedOn: Day; expiresOn: Day; title: string | null } | null;
};

type Past = { certificationId: string; issuedOn: Day; expiresOn: Day; isImported: boolean; isOpen: boolean };
/** What is there: people by staff number, certifications by what they are called, and the certificates people have. */
export type PastKnown = { people: Map<string, string>; certifications: Map<string, { en: string; zh: string }>; certificates: Map<string, Past[]> };

const LONGEST = 200;

/** What a list of past certificates would add. A certificate that is here already with the same days is left as it is. */
export function planPast(rows: { row: number; cells: string[] }[], mapping: (PastField | null)[], known: PastKnown, today: Day): PastOutcome[] {
  const byName = new Map([...known.certifications].flatMap(([id, { en, zh }]) => [id, en, zh].map((name) => [folded(name), id] as const)));
  const seen = new Map<string, number>();
  return rows.map(({ row, cells }) => {
    const remarks: PastRemark[] = [];
    const refuse = (field: PastField | null, reason: PastReason, value = "") => void remarks.push({ field, reason, value: value.slice(0, 100) });
    const text = (field: PastField) =>
      asWritten(cells[mapping.indexOf(field)] ?? "")
        .normalize("NFC")
        .trim();
    for (const field of pastFields) if (unreadable(text(field))) refuse(field, "control");
    const staffNumber = text("staffNumber").normalize("NFKC").toUpperCase();
    const personId = known.people.get(staffNumber);
    if (staffNumber === "") refuse("staffNumber", "missing");
    else if (!personId) refuse("staffNumber", "unknownPerson", staffNumber);
    const certificationId = byName.get(folded(text("certification")));
    if (text("certification") === "") refuse("certification", "missing");
    else if (!certificationId) refuse("certification", "unknownCertification", text("certification"));
    const [issuedOn, expiresOn] = [dayOf("issuedOn"), dayOf("expiresOn")];
    if (issuedOn && issuedOn > today) refuse("issuedOn", "future", issuedOn);
    if (issuedOn && expiresOn && expiresOn < issuedOn) refuse("expiresOn", "order", expiresOn);
    const title = text("title") || null;
    if (title && title.length > LONGEST) refuse("title", "tooLong");
    if (remarks.length > 0 || !personId || !certificationId || !issuedOn || !expiresOn)
      return { row, staffNumber, status: "refused", remarks, certificate: null };

    const key = `${personId} ${certificationId} ${issuedOn}`;
    const first = seen.get(key);
    if (first !== undefined) refuse(null, "twice", String(first));
    seen.set(key, row);
    const held = (known.certificates.get(personId) ?? []).filter((one) => one.certificationId === certificationId);
    const same = held.find((one) => one.issuedOn === issuedOn);
    if (same && same.expiresOn !== expiresOn) refuse("expiresOn", "other", same.expiresOn);
    if (!same && held.some(({ isImported, isOpen, issuedOn: day }) => !isImported && isOpen && day <= issuedOn)) refuse(null, "held");
    const status = remarks.length > 0 ? "refused" : same ? "unchanged" : "added";
    return { row, staffNumber, status, remarks, certificate: { personId, certificationId, issuedOn, expiresOn, title } };

    function dayOf(field: "issuedOn" | "expiresOn"): Day | null {
      const day = dayInCell(text(field));
      if (!day) refuse(field, text(field) === "" ? "missing" : "date", text(field));
      return day;
    }
  });
}

const unreadable = (text: string) => text === FORMULA_CELL || text === ERROR_CELL || unreadableSign.test(text);
