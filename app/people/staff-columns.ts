import { type HeadingRow, KnownHeadings } from "~/sheets/headings";

/** What a column of a staff list may hold. */
export const staffFields = [
  "staffNumber",
  "name",
  "otherName",
  "email",
  "mobile",
  "department",
  "manager",
  "site",
  "position",
  "hiredOn",
  "language",
  "groups",
  "active",
] as const;
export type StaffField = (typeof staffFields)[number];

/** The headings of our own export, in its order. Other programs rely on them. */
export const ownHeadings: Record<StaffField, string> = {
  staffNumber: "staff_number",
  name: "name",
  otherName: "other_name",
  email: "email",
  mobile: "mobile",
  department: "department",
  manager: "manager_staff_number",
  site: "site",
  position: "position",
  hiredOn: "hired_on",
  language: "language",
  groups: "groups",
  active: "active",
};

/** What people write over such a column, in English and Chinese. */
const known: Record<StaffField, string> = {
  staffNumber:
    "staff number, staff no, staff id, employee number, employee no, employee id, emp no, emp id, personnel number, number, no., id, 工号, 员工编号, 员工号, 员工工号, 人员编号, 职工号, 编号",
  name: "name, full name, employee name, staff name, 姓名, 名字, 员工姓名, 中文名, 中文姓名",
  otherName: "other name, english name, latin name, name in english, name in the other script, 另一姓名, 英文名, 英文姓名, 拼音, 姓名拼音, 外文名, 别名",
  email: "email, e-mail, mail, e-mail address, email address, work email, company email, 邮箱, 电子邮箱, 电子邮件, 公司邮箱, 工作邮箱, 邮件地址",
  mobile: "mobile, mobile number, mobile phone, cell, cell phone, phone, phone number, telephone, 手机, 手机号, 手机号码, 电话, 联系电话, 移动电话",
  department: "department, dept, department path, unit, organisation, organization, org unit, 部门, 所属部门, 部门路径, 组织, 单位",
  manager:
    "manager staff number, manager number, manager no, manager id, manager, supervisor, supervisor number, line manager, reports to, 上级工号, 直属上级工号, 经理工号, 主管工号, 直接上级工号, 上级, 直属上级, 直接上级, 汇报对象, 汇报人工号",
  site: "site, location, work location, shop, store, branch, workplace, 地点, 工作地点, 门店, 网点, 办公地点, 工作地",
  position: "position, job, job title, title, post, 职位, 岗位, 职务, 岗位名称, 职位名称",
  hiredOn:
    "hired on, hire date, date of hire, hired, start date, date joined, joined, joined on, entry date, 入职日期, 入职时间, 入职日, 到岗日期, 参加工作日期",
  language: "language, preferred language, 语言, 首选语言, 界面语言",
  groups: "groups, group, team, teams, class, 班组, 组别, 小组, 所属班组",
  active: "active, employed, status, employment status, in service, 在职, 是否在职, 在职状态, 状态, 人员状态, 启用",
};

/** The headings a staff list is known by, our own among them. */
export const staffHeadings = new KnownHeadings<StaffField>(
  Object.fromEntries(staffFields.map((field) => [field, [ownHeadings[field], ...known[field].split(", ")]])) as Record<StaffField, string[]>,
);

/** For each column, what it holds: null where it is left out. */
export type Mapping = (StaffField | null)[];
export type Headings = HeadingRow<StaffField>;

/** Whether the list is headed as our own export is, so that nothing is left to be confirmed. */
export const isOwn = ({ titles, mapping }: Pick<Headings, "titles" | "mapping">) =>
  mapping.every((field, place) => field !== null && titles[place] === ownHeadings[field]);

/** Why columns cannot be as they are named: two hold the same, or none holds the staff number. */
export function mappingFault(mapping: Mapping): { why: "twice"; field: StaffField } | { why: "noNumber" } | null {
  const used = mapping.filter((field) => field !== null);
  const twice = used.find((field, place) => used.indexOf(field) !== place);
  if (twice) return { why: "twice", field: twice };
  return used.includes("staffNumber") ? null : { why: "noNumber" };
}
