import type { Words } from "~/locale/catalogues";
import type { Named } from "./managers.server";
import type { FactProblem } from "./saving.server";

const numbered = ({ staffNumber, name }: Named) => `${staffNumber} ${name}`;

/** A sentence per field for what speaks against a person's facts. */
export function sentencesFor(words: Words["admin"]["facts"], problems: FactProblem[]): Record<string, string> {
  return Object.fromEntries(problems.map((problem) => [problem.field, sentence(words, problem)]));
}

function sentence(words: Words["admin"]["facts"], problem: FactProblem): string {
  switch (problem.problem) {
    case "taken":
      return words.taken(numbered(problem.by));
    case "unknown":
      return problem.field === "manager" ? words.unknownManager : words.unknownDepartment;
    case "several":
      return words.severalManagers(problem.people.map(numbered));
    case "circle":
      return words.circle;
    case "at-once":
      return words.atOnce;
    case "nothing":
      return words.nothingPlanned;
  }
}
