/** A released result of a person, with when it was played. `towards`: the certification it counts for; null is practice. */
export type Played = { performanceId: string; scenarioId: string; towards: string | null; passed: boolean; weightedSum: number; playedAt: Date };

/** What comes after a result that is no pass (curriculum.md F, role-play re-sit). `scenarios`: any of them meets the same requirement. */
export type WhatNext =
  | { kind: "practice" }
  | { kind: "passed-since"; performanceId: string }
  | { kind: "planned"; performanceId: string; at: Date }
  | { kind: "again"; from: Date; isOpen: boolean; talkFirst: boolean; scenarios: string[] };

/** After a fail another variant may be played 24 hours later; from the second fail on the trainer first writes a note with the person. */
const AGAIN_AFTER = 24 * 3_600_000;
const NOTE_AFTER_FAILS = 2;

type Asked = { result: Played; others: Played[]; scenarios: string[]; planned: { performanceId: string; scenarioId: string; scheduledAt: Date }[] };

/** Null after a pass. `others`: all of the person's released results; `planned`: what they are to be scored in. */
export function whatNext({ result, others, scenarios, planned }: Asked, now: Date): WhatNext | null {
  if (result.passed) return null;
  if (result.towards === null) return { kind: "practice" };
  const alike = others.filter(({ towards, scenarioId }) => towards === result.towards && scenarios.includes(scenarioId));
  const pass = alike.find(({ passed }) => passed);
  if (pass) return { kind: "passed-since", performanceId: pass.performanceId };
  const [next] = planned.filter(({ scenarioId }) => scenarios.includes(scenarioId)).sort((a, b) => a.scheduledAt.getTime() - b.scheduledAt.getTime());
  if (next) return { kind: "planned", performanceId: next.performanceId, at: next.scheduledAt };
  const fails = [...alike.filter(({ performanceId }) => performanceId !== result.performanceId), result];
  const from = new Date(Math.max(...fails.map(({ playedAt }) => playedAt.getTime())) + AGAIN_AFTER);
  return { kind: "again", from, isOpen: from <= now, talkFirst: fails.length >= NOTE_AFTER_FAILS, scenarios };
}
