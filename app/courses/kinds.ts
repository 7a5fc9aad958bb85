import { wayBack } from "~/content/circle";
import type { Finding } from "~/content/fault";
import type { Kind, Whole } from "~/content/kind";
import { course, type ModuleFile, moduleFile } from "./module";

export const moduleKind: Kind<"module"> = {
  name: "module",
  path: /^modules\/[a-z0-9-]+\/module\.yaml$/,
  shape: moduleFile,
  gives: ["module", "code"],
  defines: ({ id, code }) => [
    { thing: "module", id, at: ["id"] },
    { thing: "code", id: code, at: ["code"] },
  ],
  mentions: ({ prerequisites, rolePlays, claims }) => [
    ...prerequisites.map((id, place) => ({ thing: "module" as const, id, at: ["prerequisites", place] })),
    ...rolePlays.map((id, place) => ({ thing: "role-play" as const, id, at: ["rolePlays", place] })),
    ...claims.map((id, place) => ({ thing: "claim" as const, id, at: ["claims", place] })),
  ],
  check: (value, whole, file) => [...circles(value, whole), ...quizOf(value, whole, file), ...unknownCriteria(value, whole)],
};

export const courseKind: Kind<"course"> = {
  name: "course",
  path: /^courses\/[a-z0-9-]+\.yaml$/,
  shape: course,
  gives: ["course"],
  defines: ({ id }) => [{ thing: "course", id, at: ["id"] }],
  mentions: ({ modules, certification }) => [
    ...modules.map((id, place) => ({ thing: "module" as const, id, at: ["modules", place] })),
    { thing: "certification", id: certification, at: ["certification"] },
  ],
  check(value, whole) {
    const leadsTo = whole.find("certification", value.certification);
    return leadsTo && leadsTo.tier !== value.tier
      ? [{ at: ["tier"], sentence: `the course is for ${value.tier}, but its certification for ${leadsTo.tier}` }]
      : [];
  },
};

function quizOf(value: ModuleFile, whole: Whole, file: string): Finding[] {
  const quiz = whole.at("quiz", file.replace(/module\.yaml$/, "quiz.yaml"));
  if (!value.quiz) return value.delta.length > 0 ? [{ at: ["delta"], sentence: "a delta names questions, but the module has no quiz" }] : [];
  return value.delta.flatMap((id, place) =>
    quiz && !quiz.questions.some((question) => question.id === id)
      ? [{ at: ["delta", place], sentence: `the quiz of this module has no question "${id}"` }]
      : [],
  );
}

/** While a rubric cannot be read, nobody is told that what it names is missing. */
function unknownCriteria({ readAgain }: ModuleFile, whole: Whole): Finding[] {
  const known = new Set(whole.all("rubric").flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  if (known.size === 0) return [];
  return Object.keys(readAgain)
    .filter((id) => !known.has(id))
    .map((id) => ({ at: ["readAgain", id], sentence: `no rubric has a criterion "${id}"` }));
}

/** A module that comes before itself by way of its prerequisites could never be begun. */
function circles(value: ModuleFile, whole: Whole): Finding[] {
  return value.prerequisites.flatMap((id, place) => {
    const way = wayBack(id, value.id, (moduleId) => whole.find("module", moduleId)?.prerequisites ?? []);
    return way ? [{ at: ["prerequisites", place], sentence: `the prerequisites run in a circle: ${[value.id, ...way].join(" needs ")}` }] : [];
  });
}
