import { z } from "zod";
import { idField, line, optionalLine } from "~/http/fields";
import { isDay } from "~/locale/day";
import { normalEmail, normalMobile, normalStaffNumber } from "./account";

/** Whether a number in its stored form can be a staff number. */
export const isStaffNumber = (number: string) => /^[A-Z0-9](?:[A-Z0-9.-]{0,38}[A-Z0-9])?$/.test(number);
/** Whether an address in its stored form can be one. */
export const isEmail = (address: string) => /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(address);

/** The staff number in its stored form. */
export const staffNumberField = z.string("required").min(1, "required").transform(normalStaffNumber).refine(isStaffNumber, "staffNumber");

const email = optionalLine.transform((typed) => typed && normalEmail(typed)).refine((address) => !address || isEmail(address), "email");
const mobile = optionalLine.refine((typed) => !typed || normalMobile(typed) !== null, "mobile").transform((typed) => typed && normalMobile(typed));
const optionalDay = optionalLine.refine((typed) => !typed || isDay(typed), "notADate");

/** The form of a person's facts. `manager` is a staff number or a name, to be looked up. */
export const personShape = z.object({
  staffNumber: staffNumberField,
  name: line,
  otherName: optionalLine,
  email,
  mobile,
  departmentId: idField,
  manager: optionalLine,
  site: optionalLine,
  position: optionalLine,
  hiredOn: optionalDay,
});
export type PersonForm = z.infer<typeof personShape>;
