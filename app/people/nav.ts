import type { Visitor } from "./visitor";

type Item = { to: string; name: "learn" | "grading" | "team" | "signOffs" | "register" | "content" | "admin" | "record" | "account" };

/** Whether a person has pages beside a learner's, and so needs the words of duties. */
export const hasDuty = ({ roles, isSupervisor, isSigner }: Pick<Visitor, "roles" | "isSupervisor" | "isSigner">) =>
  isSupervisor || isSigner || roles.length > 0;

/** The places of a person's work, the one used most first, oneself last. */
export function navFor(visitor: Pick<Visitor, "roles" | "isSupervisor" | "isSigner">): Item[] {
  const has = (role: Visitor["roles"][number]) => visitor.roles.includes(role);
  return [
    { to: "/learn", name: "learn" as const },
    ...(has("trainer") ? [{ to: "/grading", name: "grading" as const }] : []),
    ...(visitor.isSupervisor ? [{ to: "/team", name: "team" as const }] : []),
    ...(visitor.isSigner ? [{ to: "/sign-offs", name: "signOffs" as const }] : []),
    ...(has("hr") ? [{ to: "/hr/register", name: "register" as const }] : []),
    ...(has("author") ? [{ to: "/content", name: "content" as const }] : []),
    ...(has("admin") ? [{ to: "/admin", name: "admin" as const }] : []),
    { to: "/record", name: "record" as const },
    { to: "/account", name: "account" as const },
  ];
}
