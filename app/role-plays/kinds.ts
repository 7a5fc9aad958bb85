import type { Kind } from "~/content/kind";
import { rubric } from "./rubric";
import { scenario } from "./scenario";

export const rubricKind: Kind<"rubric"> = {
  name: "rubric",
  path: /^rubrics\/[a-z0-9-]+\.yaml$/,
  shape: rubric,
  gives: ["rubric"],
  defines: ({ id }) => [{ thing: "rubric", id, at: ["id"] }],
};

export const scenarioKind: Kind<"scenario"> = {
  name: "scenario",
  path: /^role-plays\/[a-z0-9-]+\.yaml$/,
  shape: scenario,
  gives: ["role-play", "code"],
  defines: ({ id, code }) => [
    { thing: "role-play", id, at: ["id"] },
    { thing: "code", id: code, at: ["code"] },
  ],
  mentions: ({ rubric: id }) => [{ thing: "rubric", id, at: ["rubric"] }],
  check(value, whole) {
    const scale = whole.find("rubric", value.rubric);
    if (!scale) return [];
    return Object.keys(value.chips)
      .filter((id) => !scale.criteria.some((criterion) => criterion.id === id))
      .map((id) => ({ at: ["chips", id], sentence: `the rubric "${scale.id}" has no criterion "${id}"` }));
  },
};
