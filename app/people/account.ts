/** E-mail addresses are kept in lower case, mobile numbers as digits with an optional +, so that each is found however it is typed. */
export const normalEmail = (typed: string) => typed.normalize("NFKC").trim().toLowerCase();
export const normalMobile = (typed: string) => {
  const digits = typed.normalize("NFKC").replace(/[\s().-]/g, "");
  return /^\+?\d{6,20}$/.test(digits) ? digits : null;
};
export const normalStaffNumber = (typed: string) => typed.normalize("NFKC").trim().toUpperCase();

/** What a typed account may be, each in its stored form. */
export function accountKeys(typed: string): { email: string | null; staffNumber: string; mobile: string | null } {
  const email = normalEmail(typed);
  return { email: email.includes("@") ? email : null, staffNumber: normalStaffNumber(typed), mobile: normalMobile(typed) };
}
