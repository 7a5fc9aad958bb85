import type { Words } from "~/locale/catalogues";
import { inLanguage, type Language } from "~/locale/language";
import type { Gap, Unusable } from "./marks";
import type { Rubric } from "./rubric";
import type { Door } from "./scorecards.server";
import type { WhyNot } from "./signing.server";
import { splitField, type Typed } from "./typed-marks";

/** Who writes a save and where in its own count; a form without a script is a page's first. */
export function writerOf(typed: Typed): { writer: string; turn: number; base: number } {
  const whole = (value: unknown, otherwise: number) => (typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : otherwise);
  const writer = typeof typed.writer === "string" && /^[a-z0-9]{1,40}$/.test(typed.writer) ? typed.writer : "unknown";
  return { writer, turn: whole(typed.turn, 1), base: whole(typed.base, -1) };
}

/** Why marks are not taken any more. */
export function closedSentence(door: Door, { grading: { refused } }: Words): string {
  if (door.state !== "closed" || door.signed) return refused.signed;
  return door.replaced ? refused.replacedNow : refused.settled;
}

/** Why a scorecard was not signed. */
export function notSignedSentence(why: WhyNot, { grading: { refused } }: Words): string {
  const sentences: Record<WhyNot, string> = {
    "already-signed": refused.signed,
    cancelled: refused.cancelled,
    "too-early": refused.tooEarly,
    held: refused.held,
    "outside-line": refused.outsideLine,
    incomplete: refused.notReady,
    "not-grader": refused.notGrader,
    unknown: refused.notGrader,
    changed: refused.changed,
  };
  return sentences[why];
}

/** The sentence for each gap, by field. `when`: the time it is planned for, given when the play has not begun. */
export function gapSentences(gaps: Gap[], rubric: Rubric, words: Words, language: Language): Record<string, string> {
  const { missing } = words.grading.score;
  const errors: Record<string, string> = {};
  for (const { field, criterionId, kind, level } of gaps) {
    const criterion = rubric.criteria.find(({ id }) => id === criterionId);
    const title = inLanguage(criterion?.title ?? {}, language);
    const line = rubric.redLines.find(({ id }) => field === `redLine.${id}`);
    if (kind === "level") errors[field] = criterion?.notApplicable ? missing.levelOrNot(title) : missing.level(title);
    if (kind === "observation") errors[field] = missing.observation(title, level ?? 0);
    if (kind === "confirm") errors[field] = missing.confirm(inLanguage(line?.title ?? {}, language));
    if (kind === "nothing-scored") errors[field] = missing.nothing;
  }
  return errors;
}

/** The sentence for everything that this version does not know or that cannot be kept, by field. */
export function unusableSentences(unusable: Unusable[], rubric: Rubric, words: Words, language: Language): Record<string, string> {
  const said = words.grading.score.unusable;
  const errors: Record<string, string> = {};
  for (const { field, kind } of unusable) {
    const criterion = rubric.criteria.find(({ id }) => id === splitField(field)[1]);
    const title = inLanguage(criterion?.title ?? {}, language);
    const sentences: Record<Unusable["kind"], string> = {
      criterion: said.criterion,
      level: said.level(title),
      "not-applicable": said.notApplicable(title),
      chip: said.chip(title),
      "red-line": said.redLine,
      tick: said.tick,
      global: said.global,
      text: said.text,
      "too-long": said.tooLong,
    };
    errors[kind === "criterion" ? "" : field] = sentences[kind];
  }
  return errors;
}
