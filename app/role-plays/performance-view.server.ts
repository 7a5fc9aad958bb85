import type { Library } from "~/content/library";
import type { Language } from "~/locale/language";
import { inLanguage } from "~/locale/language";
import type { Reader } from "~db/store";
import { newestDraft } from "./drafts.server";
import { contentOf, type Performance, type partIn } from "./performances.server";
import { criteriaNames, goodSheet, openSheet, type ResultSheet, resultSheet, secretSheet, watchSheet } from "./sheet";
import { countingScorecard } from "./signing.server";

type Part = NonNullable<ReturnType<typeof partIn>>;
/** A result with who signed it and when, and the module to read again where one lists the role-play. */
export type Released = ResultSheet & { signedBy: string; signedAt: Date; readAgain: { slug: string; title: string } | null };

/**
 * What somebody may see of a performance, by their part in it and nothing else: the brief leaves only for the customer player and
 * the graders, marks only for the grader and, once released, for the one who was scored.
 */
export async function performanceFor(reader: Reader, performance: Performance, part: Part, library: Library, language: Language) {
  const content = await contentOf(reader, performance);
  const { scenario, rubric, variant } = content;
  const everybody = { sheet: openSheet(scenario, language), lookedAt: criteriaNames(rubric, language) };
  if (part === "observer") return { part, ...everybody, watchFor: watchSheet(scenario, language) };
  if (part === "customer") return { part, ...everybody, secret: secretSheet(variant, language) };
  if (part === "staff") return { part, ...everybody, result: performance.releasedAt ? await resultOf(reader, performance, content, library, language) : null };
  const [grader] = performance.graders;
  const draft = grader && (await newestDraft(reader, performance.id, grader.id));
  const marking = { begun: draft !== undefined, ready: draft?.ready ?? false };
  const shown = { secret: secretSheet(variant, language), good: goodSheet(scenario, language), watchFor: watchSheet(scenario, language) };
  return { part, ...everybody, ...shown, marking, result: await resultOf(reader, performance, content, library, language) };
}
export type PerformanceView = Awaited<ReturnType<typeof performanceFor>>;

async function resultOf(
  reader: Reader,
  { id, tier }: Performance,
  { rubric, scenario }: Awaited<ReturnType<typeof contentOf>>,
  library: Library,
  language: Language,
): Promise<Released | null> {
  const counting = await countingScorecard(reader, id);
  if (!counting) return null;
  const { card, signature } = counting;
  const sheet = resultSheet({ rubric, scenario, tier, marks: card.marks, passRule: card.passRule }, language);
  const module = [...library.modules.values()].find(({ rolePlays }) => rolePlays.includes(scenario.id));
  return {
    ...sheet,
    signedBy: signature.nameAsSigned,
    signedAt: signature.signedAt,
    readAgain: module ? { slug: module.slug, title: inLanguage(module.title, language) } : null,
  };
}
