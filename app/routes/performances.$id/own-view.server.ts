import type { AppLoadContext } from "@remix-run/node";
import { dayIn, formatDay, formatInstant, formatNearDay } from "~/locale/day";
import { lastDayToFile } from "~/role-plays/appeal";
import { appealsOf, whetherToAppeal } from "~/role-plays/appeals.server";
import { ownResults, titleOf } from "~/role-plays/own-results.server";
import type { Performance } from "~/role-plays/performances.server";
import { showMean } from "~/role-plays/scoring";
import { standingResult } from "~/role-plays/standing-result.server";

/** What only the one who was scored sees beside a released result: what happens next, and how they are getting on. */
export async function ownViewOf({ store, library, language, zone, now, today }: AppLoadContext, performance: Performance) {
  const { next, progress } = await ownResults(store.read, performance, { library, language, now });
  const result = await standingResult(store.read, performance);
  return {
    appeal: {
      may: await whetherToAppeal(store.read, performance, result, zone, now),
      lastDay: result ? formatDay(lastDayToFile(result.at, zone), language) : "",
      filed: (await appealsOf(store.read, performance.id)).length,
    },
    performanceId: performance.id,
    next:
      next &&
      (next.kind === "again"
        ? {
            ...next,
            when: formatInstant(next.from, zone, language),
            others: next.scenarios
              .filter((id) => id !== performance.scenarioId)
              .flatMap((id) => (library.scenarios.has(id) ? titleOf(library, id, language) : [])),
          }
        : next.kind === "planned"
          ? { ...next, when: formatInstant(next.at, zone, language), from: next.hold?.from ? formatInstant(next.hold.from, zone, language) : null }
          : next),
    progress: progress.map(({ performanceId, title, weightedSum, passed, towards, playedAt }) => ({
      ...{ performanceId, title, weightedSum, passed },
      practice: towards === null,
      mean: showMean(weightedSum),
      day: formatNearDay(dayIn(zone, playedAt), today, language),
    })),
  };
}
export type OwnView = Awaited<ReturnType<typeof ownViewOf>>;
export type ShownNext = NonNullable<OwnView["next"]>;
export type ShownProgress = OwnView["progress"];
