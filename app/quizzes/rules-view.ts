import { formatInstant } from "~/locale/day";
import type { Language } from "~/locale/language";
import type { NotNow } from "./beginning";
import type { Standing } from "./beginning.server";
import { type Extra, extraOf } from "./deadline";
import type { RuleFields, Shows } from "./rule-shapes";

export type RulesView = ReturnType<typeof rulesView>;
export type NotNowView = { reason: NotNow["reason"]; at: string };

/** What holds for a person at a test, as its page says it. Minutes given beyond the limit are whole. */
export function rulesView(
  rules: RuleFields,
  { beginning, window }: Pick<Standing, "beginning" | "window">,
  extras: Extra[],
  { zone, language }: { zone: string; language: Language },
) {
  const instant = (at: Date | null) => at && formatInstant(at, zone, language);
  return {
    passMark: rules.passMark,
    minutes: rules.minutes ?? null,
    extraMinutes: rules.minutes === undefined ? 0 : Math.floor(extraOf(rules.minutes, extras) / 60_000),
    attempts: rules.attempts ?? null,
    triesLeft: beginning.triesLeft,
    waitHours: rules.waitHours ?? null,
    opens: instant(window.opensAt),
    closes: instant(window.closesAt),
    shown: shownWhen(rules.shows),
    notNow: beginning.may ? null : notNowView(beginning, { zone, language }),
  };
}

/** Why not now, with the instant its sentence names: from when, or since when. */
export function notNowView(why: NotNow, { zone, language }: { zone: string; language: Language }): NotNowView {
  const at = "at" in why ? why.at : why.from;
  return { reason: why.reason, at: at ? formatInstant(at, zone, language) : "" };
}

/** What is shown when, together where it is the same. */
export const shownWhen = (shows: Shows) =>
  (["after-submit", "after-pass", "after-closing", "never"] as const).flatMap((when) => {
    const what = parts.filter(({ of }) => shows[of] === when).map(({ name }) => name);
    return what.length > 0 ? [{ when, what }] : [];
  });

/** By names of their own: the words of a key leave the server in no way before its release. */
const parts = [
  { of: "score", name: "score" },
  { of: "answers", name: "answers" },
  { of: "explanations", name: "reasons" },
] as const;
