import { standingOn } from "~/certification/standing";
import type { Day } from "~db/kit";

/** What a row of the register tells about a person and a certification. Dates are those of the certificate, if there is one. */
export type Listed = {
  progress: "not-started" | "in-progress" | "certified";
  windowOpensOn: Day | null;
  expiresOn: Day | null;
  graceEndsOn: Day | null;
};

/** The standings that a row can have on a day, in the order in which they follow each other. */
export const listedStandings = ["not-started", "in-progress", "certified", "renewal-due", "in-grace", "lapsed"] as const;
export type ListedStanding = (typeof listedStandings)[number];

/** A certificate's own dates decide, else how far the person has come. */
export function listedStanding({ progress, windowOpensOn, expiresOn, graceEndsOn }: Listed, today: Day): ListedStanding {
  if (windowOpensOn && expiresOn && graceEndsOn) return standingOn({ windowOpensOn, expiresOn, graceEndsOn }, today);
  return progress === "not-started" ? "not-started" : "in-progress";
}
