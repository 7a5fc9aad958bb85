import { type Hold, holdOn, type Resit } from "./resit";

/** A released result of a person, with when it was played and when it was out. `towards`: the certification it counts for; null is practice. */
export type Played = {
  performanceId: string;
  scenarioId: string;
  towards: string | null;
  passed: boolean;
  weightedSum: number;
  playedAt: Date;
  releasedAt: Date;
};

/** What comes after a result that is no pass (curriculum.md F, role-play re-sit). `scenarios`: any of them meets the same requirement. */
export type WhatNext =
  | { kind: "practice" }
  | { kind: "passed-since"; performanceId: string }
  | { kind: "planned"; performanceId: string; at: Date; hold: Hold | null }
  | { kind: "result-first"; performanceId: string }
  | { kind: "again"; from: Date; isOpen: boolean; talkFirst: boolean; scenarios: string[] };

type Asked = {
  result: Played;
  others: Played[];
  scenarios: string[];
  planned: { performanceId: string; scenarioId: string; scheduledAt: Date; startedAt: Date | null }[];
  /** What stands before the next performance, as planning knows it. */
  resit: Resit;
};

/** Null after a pass. `others`: all of the person's released results; `planned`: what they are to be scored in for the same certification. */
export function whatNext({ result, others, scenarios, planned, resit }: Asked, now: Date): WhatNext | null {
  if (result.passed) return null;
  if (result.towards === null) return { kind: "practice" };
  const alike = others.filter(({ towards, scenarioId }) => towards === result.towards && scenarios.includes(scenarioId));
  const pass = alike.find(({ passed, releasedAt }) => passed && releasedAt > result.releasedAt);
  if (pass) return { kind: "passed-since", performanceId: pass.performanceId };
  if (resit.resultFirst) return { kind: "result-first", performanceId: resit.resultFirst };
  const [next] = planned.filter(({ scenarioId }) => scenarios.includes(scenarioId)).sort((a, b) => a.scheduledAt.getTime() - b.scheduledAt.getTime());
  if (next) return { kind: "planned", performanceId: next.performanceId, at: next.scheduledAt, hold: holdOn(resit, next) };
  return resit.from && { kind: "again", from: resit.from, isOpen: resit.from <= now, talkFirst: resit.noteAfter !== null, scenarios };
}
