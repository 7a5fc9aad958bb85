import { z } from "zod";
import type { Finding } from "~/content/fault";
import { bilingual, id, wholeNumber } from "~/content/shape";
import { idsDiffer, judgedKinds, mean, office, panelsCanSit, renewalOver, ruleHead } from "./rules";

/**
 * Everything a certification's file may say: what is judged now, and the words for what will be. A draft may use all of them; a
 * published file only those the engine judges, which `notJudgedYet` tells its author.
 */
const percent = wholeNumber(1, 100);
/** A gap between two scores on the scale of five: "0.50". */
const gap = z.string().regex(/^[0-4]\.\d{2}$/, 'a gap is written with two decimals in quotes, such as "0.50"');

const plannedKinds = {
  /** Lessons and quiz of one of several modules, which the person chooses. */
  elective: z.strictObject({ id, kind: z.literal("elective"), title: bilingual, modules: z.array(id).min(2, "an elective offers at least two modules") }),
  /** Evidence from work, confirmed by somebody: so many entries, and where the worksheet counts, so many percent. */
  worksheet: z.strictObject({
    id,
    kind: z.literal("worksheet"),
    worksheet: id,
    entries: wholeNumber(1, 1000).default(1),
    percent: percent.optional(),
    confirmedBy: office,
  }),
  /** Somebody watches the person at work and ticks a list. */
  observation: z.strictObject({ id, kind: z.literal("observation"), worksheet: id, times: wholeNumber(1, 100), percent, observedBy: office }),
  /** The person grades what trainers graded, and comes close enough. */
  calibration: z.strictObject({ id, kind: z.literal("calibration"), gradings: wholeNumber(1, 50), meanGap: gap, criterionGap: wholeNumber(0, 4) }),
  /** A piece of work judged by a rubric of its own. */
  capstone: z.strictObject({ id, kind: z.literal("capstone"), title: bilingual, worksheet: id, rubric: id, mean }),
  /** Months in service; a written nomination by the manager may stand for them. */
  service: z.strictObject({ id, kind: z.literal("service"), months: wholeNumber(0, 600), orNomination: z.boolean().default(false) }),
  acknowledgement: z.strictObject({ id, kind: z.literal("acknowledgement"), title: bilingual, by: office }),
};
const kindNames = [...Object.keys(judgedKinds), ...Object.keys(plannedKinds)];
const requirement = z.discriminatedUnion(
  "kind",
  [
    judgedKinds.lessons,
    judgedKinds.quiz,
    judgedKinds.exam,
    judgedKinds["role-play"],
    judgedKinds.certificate,
    plannedKinds.elective,
    plannedKinds.worksheet,
    plannedKinds.observation,
    plannedKinds.calibration,
    plannedKinds.capstone,
    plannedKinds.service,
    plannedKinds.acknowledgement,
  ],
  `kind is one of ${kindNames.join(", ")}`,
);

const plannedParts = {
  quizzes: z.strictObject({ talkAfterFails: wholeNumber(1, 20) }).optional(),
  /** What is to be met again while the certificate runs. */
  upkeep: z.array(z.strictObject({ requirement: id, everyMonths: wholeNumber(1, 120) })).optional(),
};

/** `certifications/<id>.yaml`. */
export const certificationFile = z
  .strictObject({
    ...ruleHead,
    ...plannedParts,
    requirements: z.array(requirement).min(1, "a certification needs requirements"),
    renewal: renewalOver(requirement).optional(),
  })
  .superRefine((value, context) => {
    idsDiffer(value, context);
    panelsCanSit(value.requirements, context);
    panelsCanSit(value.renewal?.requirements ?? [], context, ["renewal", "requirements"]);
    const { months, windowDays } = value.validity;
    if (windowDays >= months * 28)
      context.addIssue({
        code: "custom",
        path: ["validity", "windowDays"],
        message: "renewal would be open from the first day: the window is shorter than the validity",
      });
    value.upkeep?.forEach((upkeep, place) => {
      if (!value.requirements.some((one) => one.id === upkeep.requirement))
        context.addIssue({ code: "custom", path: ["upkeep", place, "requirement"], message: `there is no requirement "${upkeep.requirement}" here` });
    });
  });
export type CertificationFile = z.infer<typeof certificationFile>;

/** What a file says that nothing judges yet. Published, people would be certified without it, or never. */
export function notJudgedYet(file: CertificationFile): Finding[] {
  const until = "keep this file as status: draft until it can be";
  const requirements = placed(file).flatMap(({ one, at }): Finding[] => {
    if (one.kind in plannedKinds)
      return [{ at: [...at, "kind"], sentence: `${one.id}: a requirement of the kind "${one.kind}" cannot be judged yet; ${until}` }];
    return [];
  });
  const parts = Object.keys(plannedParts).flatMap((key) =>
    file[key as keyof typeof plannedParts] === undefined ? [] : [{ at: [key], sentence: `"${key}" cannot be kept to yet; ${until}` }],
  );
  return [...requirements, ...parts];
}

type Asked = CertificationFile["requirements"][number];

/** Every requirement of a file, with where it stands. */
export const placed = ({ requirements, renewal }: Pick<CertificationFile, "requirements" | "renewal">): { one: Asked; at: PropertyKey[] }[] => [
  ...requirements.map((one, place) => ({ one, at: ["requirements", place] })),
  ...(renewal?.requirements ?? []).map((one, place) => ({ one, at: ["renewal", "requirements", place] })),
];
