import { z } from "zod";
import { type Tier, tiers } from "~/content/shape";
import { isDay } from "~/locale/day";
import { grantableRoles, type Role } from "~/people/visitor";
import type { Day } from "~db/kit";
import type { Whom } from "~db/tables/assignments";
import type { RuleDue } from "./rule";

/** The most people one may name by hand at once. */
export const MOST_NAMED = 500;

const empty = (value: unknown) => (value === "" ? undefined : value);
const choice = (knows: (value: string) => boolean) => z.preprocess(empty, z.string("unknown").max(200, "unknown").refine(knows, "unknown").optional());
const oneOf = <T extends string>(values: readonly T[]) =>
  choice((value) => (values as readonly string[]).includes(value)) as unknown as z.ZodType<T | undefined>;
const day = z.preprocess(empty, z.string("notADate").trim().refine(isDay, "notADate").optional());

export const ruleRoles = ["supervisor", ...grantableRoles] as const;
/** What a rule says, as a form asks for it; `numbers` are staff numbers still to be found. */
export type RuleAsked = { courseId: string; whom: Omit<Whom, "personIds">; numbers: string[] | null; due: RuleDue; lasting: boolean; everybody: boolean };

/** The fields of a rule. What is left empty narrows nothing. */
export const ruleForm = (known: { course(id: string): boolean; department(id: string): boolean; site(name: string): boolean }) =>
  z
    .object({
      course: z.string("choose").min(1, "choose").refine(known.course, "unknown"),
      department: choice(known.department),
      site: choice(known.site),
      tier: oneOf<Tier>(tiers),
      role: oneOf<Role | "supervisor">(ruleRoles),
      hiredFrom: day,
      numbers: z
        .string("invalid")
        .max(20_000, "tooLong")
        .default("")
        .transform((text) => [...new Set(text.split(/[\s,;，；、]+/).filter(Boolean))]),
      due: z.enum(["course", "hired", "day"], "choose").default("course"),
      days: z.preprocess(
        empty,
        z
          .string()
          .regex(/^\d{1,4}$/, "notANumber")
          .transform(Number)
          .optional(),
      ),
      dueOn: day,
      lasting: z.literal("1").optional(),
      everybody: z.literal("1").optional(),
    })
    .superRefine((form, context) => {
      const missing = (path: string) => context.addIssue({ code: "custom", path: [path], message: "required" });
      if (form.due === "hired" && form.days === undefined) missing("days");
      if (form.due === "day" && !form.dueOn) missing("dueOn");
      if (form.numbers.length > MOST_NAMED) context.addIssue({ code: "custom", path: ["numbers"], message: "tooLong" });
    })
    .transform(
      ({ course, department, site, tier, role, hiredFrom, numbers, due, days, dueOn, lasting, everybody }): RuleAsked => ({
        courseId: course,
        whom: {
          ...(department ? { departmentId: department } : {}),
          ...(site ? { site } : {}),
          ...(tier ? { tier } : {}),
          ...(role ? { role } : {}),
          ...(hiredFrom ? { hiredFrom } : {}),
        },
        numbers: numbers.length > 0 ? numbers : null,
        due: { daysFromHiring: due === "hired" ? days! : null, dueOn: due === "day" ? (dueOn as Day) : null },
        lasting: lasting === "1" && numbers.length === 0,
        everybody: everybody === "1",
      }),
    );
