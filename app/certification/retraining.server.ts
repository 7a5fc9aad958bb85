import { eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import { addDays, dayIn } from "~/locale/day";
import type { Day } from "~db/kit";
import type { Store } from "~db/store";
import type { DutyAbout } from "~db/tables/duties";
import { people } from "~db/tables/people";
import { dutiesOf } from "./duties.server";
import { settleCertifications } from "./issuing.server";
import { countingCertificates, setDuty } from "./owing.server";
import { retrainingAsked, wrongIncident } from "./retraining";

export type Cause = Extract<DutyAbout, { kind: "retraining" }>["cause"];
type Incident = { personId: string; cause: Cause; day: Day; reason: string; recordedBy: string };

/**
 * Keeps a complaint that was upheld, or a red line at work: the holder trains again within the days the rules name. `none`: there
 * is no certificate whose rules ask for it. `known`: it was recorded before.
 */
export function recordIncident(
  store: Store,
  library: Library,
  { personId, cause, day, reason, recordedBy }: Incident,
  now: Date,
): Promise<"recorded" | "none" | "known" | NonNullable<ReturnType<typeof wrongIncident>>> {
  return store.tx(async (w) => {
    const today = dayIn(library.zone, now);
    const [person] = await w.select({ hiredOn: people.hiredOn }).from(people).where(eq(people.id, personId)).limit(1);
    const wrong = wrongIncident(day, { hiredOn: person?.hiredOn ?? null, today });
    if (wrong) return wrong;
    const before = (await dutiesOf(w, personId)).filter(({ takenBackAt }) => !takenBackAt);
    if (before.some(({ about }) => about.kind === "retraining" && about.day === day && about.cause === cause)) return "known";
    const asking = (await countingCertificates(w, personId, today)).filter(({ rules }) => retrainingAsked(rules).length > 0);
    if (asking.length === 0) return "none";
    for (const { certificationId, rules } of asking) {
      const dueOn = addDays(today, rules.retraining!.withinDays);
      const asked = { certificationId, requirements: retrainingAsked(rules), since: now, dueOn };
      await setDuty(w, library, { personId, ...asked, about: { kind: "retraining", cause, day }, reason, setBy: recordedBy }, now);
    }
    await settleCertifications(w, library, personId, now);
    return "recorded";
  });
}
