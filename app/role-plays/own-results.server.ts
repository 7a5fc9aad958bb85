import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Library } from "~/content/library";
import { inLanguage, type Language } from "~/locale/language";
import type { Reader } from "~db/store";
import { performances } from "~db/tables/role-plays";
import { rolePlayFacts } from "./facts.server";
import type { Performance } from "./performances.server";
import { newestPlayed } from "./progress";
import { alikeFor, resitFor } from "./resits.server";
import { type Played, type WhatNext, whatNext } from "./what-next";

/** A released result as its owner's progress shows it. */
export type OwnResult = Played & { title: string };

/** For the one who was scored: all their released results, by when they were played, and what comes after this one. */
export async function ownResults(
  reader: Reader,
  performance: Performance,
  { library, language, now }: { library: Library; language: Language; now: Date },
): Promise<{ next: WhatNext | null; progress: OwnResult[] }> {
  const played = await playedBy(reader, performance.staffId);
  const result = played.find(({ performanceId }) => performanceId === performance.id);
  if (!result) return { next: null, progress: [] };
  const planned = await plannedFor(reader, performance);
  const { scenarios } = await alikeFor(reader, library, performance.towards, performance.scenarioId);
  const resit = await resitFor(reader, library, performance, now);
  const titled = newestPlayed(played).map((one) => ({ ...one, title: titleOf(library, one.scenarioId, language) }));
  return { next: whatNext({ result, others: played, scenarios, planned, resit }, now), progress: titled };
}

/** What somebody is to be scored in for the same certification. */
async function plannedFor(reader: Reader, { staffId, towards }: Performance) {
  if (towards === null) return [];
  const { id, scenarioId, scheduledAt, startedAt } = performances;
  return reader
    .select({ performanceId: id, scenarioId, scheduledAt, startedAt })
    .from(performances)
    .where(and(eq(performances.staffId, staffId), eq(performances.towards, towards), isNull(performances.releasedAt), isNull(performances.cancelledAt)))
    .orderBy(asc(scheduledAt))
    .limit(100);
}

async function playedBy(reader: Reader, personId: string): Promise<Played[]> {
  const facts = await rolePlayFacts(reader, personId);
  if (facts.length === 0) return [];
  const ids = facts.map(({ performanceId }) => performanceId);
  const times = await reader
    .select({ id: performances.id, startedAt: performances.startedAt, scheduledAt: performances.scheduledAt, releasedAt: performances.releasedAt })
    .from(performances)
    .where(inArray(performances.id, ids))
    .limit(ids.length);
  const when = new Map(times.map((row) => [row.id, row]));
  return facts.map(({ performanceId, scenarioId, towards, passed, weightedSum, at }) => {
    const { startedAt = null, scheduledAt = at, releasedAt = null } = when.get(performanceId) ?? {};
    return { performanceId, scenarioId, towards, passed, weightedSum, playedAt: startedAt ?? scheduledAt, releasedAt: releasedAt ?? at };
  });
}

export function titleOf(library: Library, scenarioId: string, language: Language): string {
  const scenario = library.scenarios.get(scenarioId);
  return scenario ? `${scenario.code} ${inLanguage(scenario.title, language)}` : scenarioId;
}
