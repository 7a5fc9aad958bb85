import { ENOUGH, type QuestionFigures } from "./question-figures";

/** What an author should look at in a question. Option ids only where the finding is about options. */
export type Finding =
  | { name: "key"; option: string }
  | { name: "reversed" | "alike" | "everybody" | "nobody" | "skipped" | "fine" }
  | { name: "dead"; options: string[] };

/** From here on nearly everybody earns the question's points. */
const EVERYBODY = 95;
/** Up to here hardly anybody does. */
const NOBODY = 20;
/** Below this a question hardly tells strong from weak. */
const ALIKE = 20;
/** Who gets most of it right has little use for wrong options; below this a wrong option that nobody takes is a wasted one. */
const EASY = 90;

/**
 * What the figures of a question say, the gravest first. People are expected to know what they are certified for, so that an easy
 * question comes after one whose key is doubtful. Nothing is said of fewer than 30 attempts. `options` is empty where a question has none.
 */
export function findingsOf(figures: QuestionFigures, options: { id: string; right: boolean }[]): Finding[] {
  const { attempts, facility, discriminationIndex: index, open } = figures;
  if (attempts < ENOUGH || facility === null) return [];
  const found: Finding[] = [];
  const lure = lureOf(figures, options);
  if (lure) found.push({ name: "key", option: lure });
  else if (index !== null && index < 0) found.push({ name: "reversed" });
  if (facility >= EVERYBODY) found.push({ name: "everybody" });
  else if (facility <= NOBODY) found.push({ name: "nobody" });
  if (index !== null && index >= 0 && index < ALIKE && facility < EVERYBODY && facility > NOBODY) found.push({ name: "alike" });
  const dead = facility < EASY ? options.filter(({ id, right }) => !right && chosenBy(figures, id).all / attempts < 0.02) : [];
  if (dead.length > 0) found.push({ name: "dead", options: dead.map(({ id }) => id) });
  if (open / attempts >= 0.1) found.push({ name: "skipped" });
  return found.length > 0 ? found : [{ name: "fine" }];
}

/** The wrong option that more of the strong chose than any right one, if there is one. */
function lureOf(figures: QuestionFigures, options: { id: string; right: boolean }[]): string | undefined {
  const strong = ({ id }: { id: string }) => chosenBy(figures, id).by.strong;
  const best = Math.max(0, ...options.filter(({ right }) => right).map(strong));
  const [lure] = options.filter((option) => !option.right && strong(option) > best).sort((a, b) => strong(b) - strong(a));
  return lure?.id;
}

const nobody = { all: 0, by: { weak: 0, middle: 0, strong: 0 } };

/** Who chose an option: nobody, when it is not among the choices. */
export const chosenBy = (figures: Pick<QuestionFigures, "choices">, id: string) => figures.choices.find((choice) => choice.id === id) ?? nobody;
