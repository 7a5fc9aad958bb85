import { z } from "zod";
import { bilingual, id, status, tier, uniqueIds, wholeNumber } from "~/content/shape";

/** What the engine can judge. What is only planned so far stands in `planned-rules.ts`. */
export const judgedKinds = {
  lessons: z.strictObject({ id, kind: z.literal("lessons"), module: id }),
  quiz: z.strictObject({ id, kind: z.literal("quiz"), module: id }),
  /** An exam over several modules, by its id. */
  exam: z.strictObject({ id, kind: z.literal("exam"), exam: id }),
  "role-play": z.strictObject({
    id,
    kind: z.literal("role-play"),
    title: bilingual,
    scenarios: z.array(id).min(1, "name at least one role-play"),
    graders: wholeNumber(1, 2).default(1),
    /** So many of them from outside the reporting line of the one who is scored. */
    outsideLine: wholeNumber(0, 2).default(0),
  }),
  /** Another certificate, valid on the day: in its grace it still counts, lapsed, suspended or revoked it does not. */
  certificate: z.strictObject({
    id,
    kind: z.literal("certificate"),
    certification: id,
    /** HR may let one person go without, with a reason, if these requirements of a certification are met within so many days. */
    waiver: z.strictObject({ withinDays: wholeNumber(1, 365), certification: id, requirements: z.array(id).min(1, "a waiver has a condition") }).optional(),
  }),
};
export const requirement = z.discriminatedUnion(
  "kind",
  [judgedKinds.lessons, judgedKinds.quiz, judgedKinds.exam, judgedKinds["role-play"], judgedKinds.certificate],
  `kind is one of ${Object.keys(judgedKinds).join(", ")}`,
);
export type Requirement = z.infer<typeof requirement>;

/**
 * Who signs. A trainer of a group of the person, whoever the person reports to, and HR follow from what people are; whom HR names
 * are the head of a department, of HR, the chair of a panel and the sponsor.
 */
export const office = z.enum(["trainer", "direct-supervisor", "department-head", "hr", "hr-head", "panel-chair", "sponsor"]);
export type Office = z.infer<typeof office>;

/** In this order, once every requirement is met. A link is known by its id: what is signed under it counts also when its words change. */
const signOffs = z.array(z.strictObject({ id, by: office, confirms: bilingual })).min(1, "name at least one who signs, or leave it out");
export type SignOff = z.infer<typeof signOffs>[number];

/** A mean with two decimals as a whole number of hundredths: "3.00" is 300. */
export const mean = z
  .string()
  .regex(/^[1-5]\.\d{2}$/, 'a mean is written with two decimals in quotes, such as "3.00"')
  .transform((text) => Number(text.replace(".", "")));

/** What every certification says, whatever it requires. */
export const ruleHead = {
  id,
  status,
  title: bilingual,
  tier,
  summary: bilingual,
  rolePlayPass: z.strictObject({ mean, floor: wholeNumber(1, 5), floors: z.record(id, wholeNumber(1, 5)).default({}) }),
  /** Days from hiring without a certificate: reminder, notice to HR, review. */
  escort: z
    .strictObject({ remindOnDay: wholeNumber(1, 365), tellHrOnDay: wholeNumber(1, 365), reviewOnDay: wholeNumber(1, 365) })
    .refine(({ remindOnDay, tellHrOnDay, reviewOnDay }) => remindOnDay <= tellHrOnDay && tellHrOnDay <= reviewOnDay, {
      path: ["reviewOnDay"],
      message: "the days follow one another: reminder, notice to HR, review",
    })
    .optional(),
  /** When a module gets a major new version: holders pass a quiz of the questions it names within so many days. */
  delta: z.strictObject({ withinDays: wholeNumber(1, 365) }).optional(),
  /** Who was away for more days than that meets the renewal's tests and role-plays anew on coming back. */
  absence: z.strictObject({ days: wholeNumber(1, 1000) }).optional(),
  /** After a complaint that was upheld, or a red line at work: the quizzes of these modules and one of these role-plays again. */
  retraining: z
    .strictObject({
      withinDays: wholeNumber(1, 365),
      modules: z.array(id).min(1, "name at least one module"),
      scenarios: z.array(id).min(1, "name at least one role-play"),
    })
    .optional(),
  /** When a role-play that was no pass may be played again, and from which fail on a trainer writes a coaching note before. */
  rolePlayResit: z.strictObject({ afterHours: wholeNumber(0, 1000), noteAfterFails: wholeNumber(1, 20) }).optional(),
  validity: z
    .strictObject({
      months: wholeNumber(1, 120),
      windowDays: wholeNumber(0, 365),
      graceDays: wholeNumber(0, 365),
      method: z.enum(["completion", "expiry", "fixed"], "the method is completion, expiry or fixed"),
      /** By the fixed method a certificate is good for at least so many months, wherever its end falls. */
      minimumMonths: wholeNumber(0, 120).optional(),
    })
    .superRefine(({ method, months, minimumMonths }, context) => {
      const wrong = (message: string) => context.addIssue({ code: "custom", path: ["minimumMonths"], message });
      if (method === "fixed" && minimumMonths === undefined) wrong("with the method fixed, say for how many months a certificate is good at least");
      if (method !== "fixed" && minimumMonths !== undefined) wrong("only the method fixed has a minimum");
      if ((minimumMonths ?? 0) > months) wrong(`no more than the ${months} months of the certificate`);
    }),
  signOffs: signOffs.optional(),
  /** What was shown before a certificate lapsed and need not be shown again on the full path. Lessons stay read in any case. */
  afterLapse: z.strictObject({ keeps: z.array(z.enum(["quiz"], "what can be kept is quiz")) }).optional(),
};

/** The shorter path from the day the window opens until grace is over, with the sign-offs it asks for. */
export const renewalOver = <R extends z.ZodType>(requirement: R) =>
  z.strictObject({ requirements: z.array(requirement).min(1, "a renewal needs requirements"), signOffs: signOffs.optional() });

/** What a certification demands, and for how long its certificate is valid. */
export const rules = z
  .strictObject({
    ...ruleHead,
    requirements: z.array(requirement).min(1, "a certification needs requirements"),
    /** Where there is none, the whole path is walked again. */
    renewal: renewalOver(requirement).optional(),
  })
  .superRefine((value, context) => {
    idsDiffer(value, context);
    panelsCanSit(value.requirements, context);
    panelsCanSit(value.renewal?.requirements ?? [], context, ["renewal", "requirements"]);
  });
export type Rules = z.infer<typeof rules>;

type Asking<R> = { requirements: readonly R[]; renewal?: { requirements: readonly R[] } | undefined };

/** Everything that rules ask, at first and at a renewal. */
export const everyRequirement = <R>({ requirements, renewal }: Asking<R>): R[] => [...requirements, ...(renewal?.requirements ?? [])];

/** Every sign-off that rules ask, at first and at a renewal. */
export const everySignOff = ({ signOffs = [], renewal }: Pick<Rules, "signOffs" | "renewal">): SignOff[] => [...signOffs, ...(renewal?.signOffs ?? [])];

/** The link of an id and an office by some rules. */
export const signOffIn = (asked: Rules | undefined, id: string, by: Office): SignOff | undefined =>
  asked && everySignOff(asked).find((one) => one.id === id && one.by === by);

/** The requirements a certificate was issued for: those of the renewal where its facts are named by these, else all. */
export function restedOn({ requirements, renewal }: Asking<Requirement>, proofs: readonly { requirementId: string }[] = []): readonly Requirement[] {
  const isOfRenewal = renewal?.requirements.some(({ id }) => proofs.some(({ requirementId }) => requirementId === id));
  return isOfRenewal ? renewal!.requirements : requirements;
}

type Named = { id: string };
type Identified = {
  requirements: readonly Named[];
  signOffs?: readonly Named[] | undefined;
  renewal?: { requirements: readonly Named[]; signOffs?: readonly Named[] | undefined } | undefined;
};

/** No id stands twice, over both paths: a certificate names its facts by them. Only a sign-off may be asked under one id on either path. */
export function idsDiffer({ requirements, signOffs = [], renewal }: Identified, context: z.RefinementCtx) {
  const known = new Set(requirements.map(({ id }) => id));
  const notAgain = (named: readonly Named[], at: string[]) => {
    uniqueIds([...named], context, at);
    for (const [place, { id }] of named.entries())
      if (known.has(id)) context.addIssue({ code: "custom", path: [...at, place, "id"], message: `the id "${id}" stands twice here` });
  };
  uniqueIds([...requirements], context, ["requirements"]);
  notAgain(renewal?.requirements ?? [], ["renewal", "requirements"]);
  for (const { id } of renewal?.requirements ?? []) known.add(id);
  notAgain(signOffs, ["signOffs"]);
  notAgain(renewal?.signOffs ?? [], ["renewal", "signOffs"]);
}

/** No more graders can come from outside the line than there are. */
export function panelsCanSit(
  requirements: readonly { kind: string; graders?: number; outsideLine?: number }[],
  context: z.RefinementCtx,
  at: PropertyKey[] = ["requirements"],
) {
  for (const [place, { graders = 1, outsideLine = 0 }] of requirements.entries())
    if (outsideLine > graders)
      context.addIssue({ code: "custom", path: [...at, place, "outsideLine"], message: `only ${graders} of them can be from outside the line` });
}

/** The certifications a certification needs the certificate of. */
export const neededBy = ({ requirements }: { requirements: readonly { kind: string; certification?: string }[] }): string[] =>
  requirements.flatMap(({ kind, certification }) => (kind === "certificate" && certification ? [certification] : []));

/** The same rules, each after those whose certificate it needs. A circle, which no check lets through, is cut where it is met. */
export function inOrderOfNeed<T extends { rules: Pick<Rules, "id" | "requirements"> }>(all: T[]): T[] {
  const ordered = new Set<T>();
  const begun = new Set<T>();
  const visit = (one: T) => {
    if (begun.has(one)) return;
    begun.add(one);
    for (const id of neededBy(one.rules)) for (const other of all) if (other.rules.id === id) visit(other);
    ordered.add(one);
  };
  for (const one of all) visit(one);
  return [...ordered];
}
