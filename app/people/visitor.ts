import type { Language } from "~/locale/language";

export const grantableRoles = ["trainer", "hr", "author", "admin"] as const;
/** What one may do beside learning. Everyone is a learner; a supervisor is who has direct reports. */
export type Role = (typeof grantableRoles)[number];

/** The person behind a request. */
export type Visitor = {
  personId: string;
  sessionId: string;
  staffNumber: string;
  name: string;
  otherName: string | null;
  language: Language | null;
  roles: Role[];
  isSupervisor: boolean;
  /** HR named them to sign in some office. */
  isSigner: boolean;
  steppedUpAt: Date | null;
};

/** What the access table speaks of. A signer is whom HR has named to sign, whatever else they do. */
export type Caller = "stranger" | "learner" | "trainer" | "supervisor" | "signer" | "hr" | "author" | "admin";

/** Everything a visitor counts as. */
export function callersOf(visitor: (Pick<Visitor, "roles" | "isSupervisor"> & Partial<Pick<Visitor, "isSigner">>) | null): Caller[] {
  if (!visitor) return ["stranger"];
  return ["learner", ...visitor.roles, ...(visitor.isSupervisor ? (["supervisor"] as const) : []), ...(visitor.isSigner ? (["signer"] as const) : [])];
}

/** Where a person's work starts: the page of their heaviest role. */
export function homeOf(visitor: Pick<Visitor, "roles" | "isSupervisor">): string {
  if (visitor.roles.includes("admin")) return "/admin";
  if (visitor.roles.includes("hr")) return "/hr/register";
  if (visitor.roles.includes("trainer")) return "/grading";
  if (visitor.roles.includes("author")) return "/content";
  if (visitor.isSupervisor) return "/team";
  return "/learn";
}
