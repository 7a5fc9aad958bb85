import { wayBack } from "~/content/circle";
import type { Finding } from "~/content/fault";
import type { Kind, Mention, Whole } from "~/content/kind";
import { type CertificationFile, certificationFile, notJudgedYet, placed } from "./planned-rules";
import { neededBy } from "./rules";

export const certificationKind: Kind<"certification"> = {
  name: "certification",
  path: /^certifications\/[a-z0-9-]+\.yaml$/,
  shape: certificationFile,
  gives: ["certification"],
  defines: ({ id }) => [{ thing: "certification", id, at: ["id"] }],
  mentions: (file) => [...placed(file).flatMap(mentionsOf), ...retrainingMentions(file)],
  check: (value, whole) => [
    ...notJudgedYet(value),
    ...quizless(value, whole),
    ...unknownFloors(value, whole),
    ...circles(value, whole),
    ...unknownConditions(value, whole),
    ...emptyDuties(value, whole),
  ],
};

function mentionsOf({ one: requirement, at }: ReturnType<typeof placed>[number]): Mention[] {
  switch (requirement.kind) {
    case "lessons":
    case "quiz":
      return [{ thing: "module", id: requirement.module, at: [...at, "module"] }];
    case "exam":
      return [{ thing: "exam", id: requirement.exam, at: [...at, "exam"] }];
    case "role-play":
      return requirement.scenarios.map((id, n) => ({ thing: "role-play", id, at: [...at, "scenarios", n] }));
    case "certificate":
      return [
        { thing: "certification", id: requirement.certification, at: [...at, "certification"] },
        ...(requirement.waiver ? [{ thing: "certification" as const, id: requirement.waiver.certification, at: [...at, "waiver", "certification"] }] : []),
      ];
    default:
      return [];
  }
}

const retrainingMentions = ({ retraining }: CertificationFile): Mention[] => [
  ...(retraining?.modules ?? []).map((id, n): Mention => ({ thing: "module", id, at: ["retraining", "modules", n] })),
  ...(retraining?.scenarios ?? []).map((id, n): Mention => ({ thing: "role-play", id, at: ["retraining", "scenarios", n] })),
];

/** What is to be shown again after an absence or a complaint must be there to be shown, and be planned and judged for this certification. */
function emptyDuties(file: CertificationFile, whole: Whole): Finding[] {
  const { absence, retraining, renewal } = file;
  const shown = (renewal?.requirements ?? []).some(({ kind }) => kind === "quiz" || kind === "exam" || kind === "role-play");
  const played = new Set(placed(file).flatMap(({ one }) => (one.kind === "role-play" ? one.scenarios : [])));
  return [
    ...(absence && !shown
      ? [{ at: ["absence"], sentence: "after an absence the tests and role-plays of the renewal are asked, and there are none here" }]
      : []),
    ...(retraining?.modules ?? []).flatMap((id, n) =>
      whole.find("module", id)?.quiz === false ? [{ at: ["retraining", "modules", n], sentence: `the module "${id}" has no quiz to pass` }] : [],
    ),
    ...(retraining?.scenarios ?? []).flatMap((id, n) =>
      played.has(id)
        ? []
        : [{ at: ["retraining", "scenarios", n], sentence: `"${id}" counts for no requirement of this certification, so that nobody could plan it for it` }],
    ),
  ];
}

const quizless = (file: CertificationFile, whole: Whole): Finding[] =>
  placed(file).flatMap(({ one, at }) =>
    one.kind === "quiz" && whole.find("module", one.module)?.quiz === false
      ? [{ at: [...at, "module"], sentence: `${one.id}: the module "${one.module}" has no quiz to pass` }]
      : [],
  );

/** A floor is asked where the rubric has its criterion; where no rubric of its role-plays has it, it is a slip of the pen. */
function unknownFloors(file: CertificationFile, whole: Whole): Finding[] {
  const { rolePlayPass } = file;
  const rubrics = placed(file)
    .flatMap(({ one: requirement }) => (requirement.kind === "role-play" ? requirement.scenarios : []))
    .flatMap((id) => whole.find("scenario", id)?.rubric ?? [])
    .flatMap((id) => whole.find("rubric", id) ?? []);
  const known = new Set(rubrics.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  return Object.keys(rolePlayPass.floors)
    .filter((id) => rubrics.length > 0 && !known.has(id))
    .map((id) => ({ at: ["rolePlayPass", "floors", id], sentence: `"${id}" is not a criterion of any rubric its role-plays are scored by` }));
}

/** What a waiver is conditional on can be shown by anybody: tests and role-plays of the certification it names. */
const unknownConditions = (file: CertificationFile, whole: Whole): Finding[] =>
  placed(file).flatMap(({ one, at }) => {
    const waiver = one.kind === "certificate" ? one.waiver : undefined;
    const there = waiver && whole.find("certification", waiver.certification)?.requirements;
    if (!waiver || !there) return [];
    return waiver.requirements.flatMap((id, place) => {
      const kind = there.find((other) => other.id === id)?.kind;
      if (kind === "exam" || kind === "quiz" || kind === "role-play") return [];
      const sentence = kind
        ? `"${id}" cannot be the condition of a waiver: name exams, quizzes and role-plays`
        : `there is no requirement "${id}" in the certification "${waiver.certification}"`;
      return [{ at: [...at, "waiver", "requirements", place], sentence }];
    });
  });

/** A certificate that needs itself by way of others could never be earned. */
function circles(value: CertificationFile, whole: Whole): Finding[] {
  const needs = (id: string) => neededBy(whole.find("certification", id) ?? { requirements: [] });
  return value.requirements.flatMap((requirement, place) => {
    const way = requirement.kind === "certificate" && wayBack(requirement.certification, value.id, needs);
    return way ? [{ at: ["requirements", place, "certification"], sentence: `the certificates run in a circle: ${[value.id, ...way].join(" needs ")}` }] : [];
  });
}
