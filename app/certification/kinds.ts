import type { Kind, Mention } from "~/content/kind";
import { rules } from "./rules";

export const certificationKind: Kind<"certification"> = {
  name: "certification",
  path: /^certifications\/[a-z0-9-]+\.yaml$/,
  shape: rules,
  gives: ["certification"],
  defines: ({ id }) => [{ thing: "certification", id, at: ["id"] }],
  mentions: ({ requirements }) =>
    requirements.flatMap((requirement, place): Mention[] =>
      requirement.kind === "role-play"
        ? requirement.scenarios.map((id, n) => ({ thing: "role-play", id, at: ["requirements", place, "scenarios", n] }))
        : [{ thing: "module", id: requirement.module, at: ["requirements", place, "module"] }],
    ),
  check(value, whole) {
    const quizless = value.requirements.flatMap((requirement, place) =>
      requirement.kind === "quiz" && whole.find("module", requirement.module)?.quiz === false
        ? [{ at: ["requirements", place, "module"], sentence: `${requirement.id}: the module "${requirement.module}" has no quiz to pass` }]
        : [],
    );
    const rubrics = value.requirements
      .flatMap((requirement) => (requirement.kind === "role-play" ? requirement.scenarios : []))
      .flatMap((id) => whole.find("scenario", id)?.rubric ?? [])
      .flatMap((id) => whole.find("rubric", id) ?? []);
    const unknown = Object.keys(value.rolePlayPass.floors).filter(
      (id) => rubrics.length > 0 && !rubrics.every((rubric) => rubric.criteria.some((criterion) => criterion.id === id)),
    );
    return [
      ...quizless,
      ...unknown.map((id) => ({ at: ["rolePlayPass", "floors", id], sentence: `"${id}" is not a criterion of the rubric its role-plays are scored by` })),
    ];
  },
};
