import type { Language } from "~/locale/language";
import { unreadableSign } from "~/locale/printable";
import { dayInCell } from "~/sheets/day-cell";
import { asWritten } from "~/sheets/formulas";
import { ERROR_CELL, FORMULA_CELL } from "~/sheets/table";
import { folded, yesOrNo } from "~/sheets/yes-or-no";
import type { Day } from "~db/kit";
import { normalEmail, normalMobile, normalStaffNumber } from "./account";
import { isEmail, isStaffNumber } from "./person-shape";
import type { Mapping, StaffField } from "./staff-columns";

/** Why a row cannot be taken, or what else there is to say about it: a key of `staffList.reasons` in the catalogue. */
export type Reason =
  | "circle"
  | "control"
  | "date"
  | "departmentSeveral"
  | "email"
  | "emailTaken"
  | "errorCell"
  | "formula"
  | "groupSeveral"
  | "keptAdministrator"
  | "keptSelf"
  | "language"
  | "administratorsAccount"
  | "lastAdministrator"
  | "managerLeft"
  | "managerSelf"
  | "managerUnknown"
  | "merged"
  | "missing"
  | "mobile"
  | "mobileTaken"
  | "notInFile"
  | "numberTaken"
  | "rolesEnd"
  | "shortened"
  | "staffNumber"
  | "tooDeep"
  | "tooLong"
  | "tooManyGroups"
  | "twice"
  | "yesNo"
  | "yourself";
export type Remark = { field: StaffField | null; reason: Reason; value: string };
export const remark = (field: StaffField | null, reason: Reason, value = ""): Remark => ({ field, reason, value: value.slice(0, 200) });

/** What a row says about a person. What its list has no column for is not there; an empty cell is null. */
export type StaffValues = {
  name?: string;
  otherName?: string | null;
  email?: string | null;
  mobile?: string | null;
  /** From the top down. */
  department?: string[];
  /** A staff number. */
  manager?: string | null;
  site?: string | null;
  position?: string | null;
  hiredOn?: Day | null;
  language?: Language | null;
  groups?: string[];
  active?: boolean;
};
export type Candidate = { row: number; staffNumber: string; values: StaffValues; faults: Remark[] };

const LONGEST = 200;
const MOST_GROUPS = 50;
const DEEPEST = 12;

/** One row of a list as what it says about a person, with whatever cannot be as it stands. */
export function readStaffRow({ row, cells }: { row: number; cells: string[] }, mapping: Mapping): Candidate {
  const values: StaffValues = {};
  const faults: Remark[] = [];
  for (const [place, field] of mapping.entries()) {
    if (field === null) continue;
    const cell = cells[place] ?? "";
    const fault = faultOf(cell, field) ?? readCell(cell, field, values);
    if (fault) faults.push(fault);
  }
  const number = cells[mapping.indexOf("staffNumber")] ?? "";
  return { row, staffNumber: isWorkedOut(number) ? "" : normalStaffNumber(asWritten(number)).slice(0, LONGEST), values, faults };
}

const isWorkedOut = (cell: string) => cell === FORMULA_CELL || cell === ERROR_CELL;

/** What speaks against a cell, whatever it should hold. */
function faultOf(cell: string, field: StaffField): Remark | null {
  if (isWorkedOut(cell)) return remark(field, cell === FORMULA_CELL ? "formula" : "errorCell");
  if (cell.length > LONGEST && field !== "groups") return remark(field, "tooLong", String(LONGEST));
  return unreadableSign.test(cell) ? remark(field, "control") : null;
}

function readCell(cell: string, field: StaffField, values: StaffValues): Remark | null {
  const text = asWritten(cell).normalize("NFC").trim();
  const fault = readers[field](text, values);
  return fault && remark(field, fault, text);
}

type ReadCell = (text: string, values: StaffValues) => Reason | null;

const keep =
  (field: "otherName" | "site" | "position"): ReadCell =>
  (text, values) => {
    values[field] = text || null;
    return null;
  };

const readers: Record<StaffField, ReadCell> = {
  staffNumber: (text) => (text === "" ? "missing" : isStaffNumber(normalStaffNumber(text)) ? null : shortenedOr("staffNumber", text)),
  name(text, values) {
    if (text === "") return "missing";
    values.name = text;
    return null;
  },
  otherName: keep("otherName"),
  email(text, values) {
    const email = normalEmail(text);
    if (text !== "" && !isEmail(email)) return "email";
    values.email = email || null;
    return null;
  },
  mobile(text, values) {
    const mobile = text === "" ? null : normalMobile(text);
    if (text !== "" && mobile === null) return shortenedOr("mobile", text);
    values.mobile = mobile;
    return null;
  },
  department(text, values) {
    const path = text.split("/").map((part) => part.trim());
    if (text === "" || path.some((part) => part === "")) return "missing";
    if (path.length > DEEPEST) return "tooDeep";
    values.department = path;
    return null;
  },
  manager(text, values) {
    const number = normalStaffNumber(text);
    if (text !== "" && !isStaffNumber(number)) return shortenedOr("managerUnknown", text);
    values.manager = number || null;
    return null;
  },
  site: keep("site"),
  position: keep("position"),
  hiredOn(text, values) {
    const day = text === "" ? null : dayInCell(text);
    if (text !== "" && day === null) return "date";
    values.hiredOn = day;
    return null;
  },
  language(text, values) {
    const language = text === "" ? null : languageIn(text);
    if (language === undefined) return "language";
    values.language = language;
    return null;
  },
  groups(text, values) {
    const names = [...new Set(text.split(/[;|\n]/).map((name) => name.trim()))].filter(Boolean);
    if (names.some((name) => name.length > LONGEST)) return "tooLong";
    if (names.length > MOST_GROUPS) return "tooManyGroups";
    values.groups = names;
    return null;
  },
  active(text, values) {
    if (text === "") return null;
    const active = activeIn(text);
    if (active === undefined) return "yesNo";
    values.active = active;
    return null;
  },
};

/** `1.38E+10`: the spreadsheet has cut off what cannot be got back. */
const shortenedOr = (otherwise: Reason, text: string): Reason => (/^\d(\.\d+)?e\+?\d+$/i.test(text) ? "shortened" : otherwise);

function languageIn(text: string): Language | undefined {
  const name = folded(text);
  if (/^(zh|zh-.*|zh_.*|chinese|cn|中文|汉语|普通话|简体中文|简体)$/.test(name)) return "zh";
  return /^(en|en-.*|en_.*|english|英文|英语)$/.test(name) ? "en" : undefined;
}

const here = ["active", "employed", "在职", "在岗", "正常", "启用", "试用", "实习"];
const gone = ["inactive", "left", "terminated", "former", "离职", "已离职", "停用", "退休", "禁用"];
const activeIn = (text: string): boolean | undefined => (here.includes(folded(text)) ? true : gone.includes(folded(text)) ? false : yesOrNo(text));
