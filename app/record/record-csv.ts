import { nameIn } from "~/people/names";
import { CSV_MARK, csvLines } from "~/sheets/csv";
import type { Fact } from "./fact";
import { factView, type Viewing } from "./fact-view";

/** The columns of a training record as a file, by names that other programs may rely on. `at` is UTC, `when` the company's own time. */
const columns = ["staff_number", "name", "at", "when", "kind", "what", "result", "by", "details", "levels", "version", "fact"];

export const recordCsvHead = () => `${CSV_MARK}${csvLines([columns])}`;

/** Some facts in their order. Versions are whole hashes, and nothing can be taken for a formula. */
export function recordCsvRows(facts: Fact[], person: { staffNumber: string; name: string }, viewing: Viewing): string {
  const say = viewing.words.record;
  return csvLines(
    facts.map((fact) => {
      const { when, title, result, details, levels } = factView(fact, viewing);
      const outcome = result ? [result.passed ? say.passed : say.notPassed, result.text].filter(Boolean).join(" · ") : "";
      return [
        ...[person.staffNumber, person.name, fact.at.toISOString(), when, fact.kind, title, outcome, whoDid(fact, viewing)],
        details.join(" · "),
        levels.map(({ criterion, level }) => `${criterion} ${level}`).join(" · "),
        versionsOf(fact).join(" "),
        fact.id,
      ];
    }),
  );
}

/** Who assigned, scored, wrote or decided; nothing where it was the person or the system. */
function whoDid(fact: Fact, { language }: Viewing): string {
  const who = fact.kind === "role-played" ? fact.grader : "by" in fact ? fact.by : fact.kind === "certified" ? fact.imported?.by : null;
  return who ? nameIn(language, who) : "";
}

const versionsOf = (fact: Fact): readonly string[] => ("versions" in fact ? fact.versions : "version" in fact ? [fact.version] : []);
