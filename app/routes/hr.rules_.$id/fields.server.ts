import type { AppLoadContext } from "@remix-run/node";
import { type Adjustable, type Authored, adjustablesOf, type Value, valueIn } from "~/certification/adjustable";
import type { Library } from "~/content/library";
import { inLanguage, type Language } from "~/locale/language";

export type Group = "dates" | "marks" | "time" | "asked" | "askedAgain" | "other" | "chain" | "renewalChain";
export type FieldView = { name: string; label: string; kind: Adjustable["kind"]; group: Group; value: Value };

/** Everything HR may set about rules, as a page shows it. `body`: what is set now. */
export function fieldsOf(text: Authored, body: Authored, { library, language, words }: AppLoadContext): FieldView[] {
  return adjustablesOf(text).map((one) => ({
    ...{ name: one.name, kind: one.kind, group: groupOf(one), value: valueIn(body, one) ?? (one.key === "asked" ? false : valueIn(text, one)) },
    label: words.ruleChange.field[one.key](one.of ? subjectOf(one.of, text, library, language) : ""),
  }));
}

/** Of a requirement or a criterion, what people call it. */
function subjectOf(id: string, { requirements, renewal }: Authored, library: Library, language: Language): string {
  const requirement = [...requirements, ...(renewal?.requirements ?? [])].find((one) => one.id === id);
  if (requirement?.kind === "role-play") return inLanguage(requirement.title, language);
  if (requirement?.kind === "certificate")
    return inLanguage(library.certifications.get(requirement.certification)?.title ?? { en: requirement.certification }, language);
  const criteria = [...library.rubrics.values()].flatMap((rubric) => rubric.criteria);
  return inLanguage(criteria.find((criterion) => criterion.id === id)?.title ?? { en: id }, language);
}

const groupOf = ({ name, key }: Adjustable): Group => {
  if (key === "waiverDays") return "other";
  if (key === "signOffs") return name === "signOffs" ? "chain" : "renewalChain";
  if (name.startsWith("validity.")) return "dates";
  if (name.startsWith("rolePlayPass.")) return "marks";
  if (name.startsWith("renewal.")) return "askedAgain";
  return name.startsWith("requirements.") ? "asked" : "time";
};
