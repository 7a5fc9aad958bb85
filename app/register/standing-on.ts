import type { Day } from "~db/kit";

/** What a row of the register tells about a person and a certification. Dates are those of the last certificate, if there is one. */
export type Progress = {
  progress: "not-started" | "in-progress" | "certified";
  windowOpensOn: Day | null;
  expiresOn: Day | null;
  graceEndsOn: Day | null;
};

/** The standings that can be worked out from a row, in the order in which they follow each other. */
export const listedStandings = ["not-started", "in-progress", "certified", "renewal-due", "in-grace", "lapsed"] as const;
export type ListedStanding = (typeof listedStandings)[number];

/** A certificate's own dates decide, else how far the person has come. The day of expiry and the last day of grace still count. */
export function standingOn({ progress, windowOpensOn, expiresOn, graceEndsOn }: Progress, today: Day): ListedStanding {
  if (!expiresOn) return progress === "not-started" ? "not-started" : "in-progress";
  if (today > (graceEndsOn ?? expiresOn)) return "lapsed";
  if (today > expiresOn) return "in-grace";
  return windowOpensOn && today >= windowOpensOn ? "renewal-due" : "certified";
}
