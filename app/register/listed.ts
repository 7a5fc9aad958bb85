import { standingOn } from "~/certification/standing";
import type { Day } from "~db/kit";

/** What a row of the register tells about a person and a certification. Dates are those of the certificate, if there is one. */
export type Listed = {
  progress: "not-started" | "in-progress" | "certified";
  windowOpensOn: Day | null;
  expiresOn: Day | null;
  graceEndsOn: Day | null;
  /** By decision. */
  stopped: "suspended" | "revoked" | null;
  /** The first day without a certificate that this one rests on. */
  suspendsOn: Day | null;
};

/** The standings that a row can have on a day, in the order in which they follow each other. */
export const listedStandings = ["not-started", "in-progress", "certified", "renewal-due", "in-grace", "lapsed", "suspended", "revoked"] as const;
export type ListedStanding = (typeof listedStandings)[number];

/** What was decided about a certificate, else what it rests on and its own dates, else how far the person has come. */
export function listedStanding({ progress, windowOpensOn, expiresOn, graceEndsOn, stopped, suspendsOn }: Listed, today: Day): ListedStanding {
  if (!windowOpensOn || !expiresOn || !graceEndsOn) return progress === "not-started" ? "not-started" : "in-progress";
  if (stopped) return stopped;
  const own = standingOn({ windowOpensOn, expiresOn, graceEndsOn }, today);
  return own !== "lapsed" && suspendsOn && suspendsOn <= today ? "suspended" : own;
}

/** Of somebody on the way: a certificate is issued with the last requirement, unless it is to be signed for first. */
export const isLeftToSign = ({ metCount, totalCount }: { metCount: number; totalCount: number }): boolean => totalCount > 0 && metCount === totalCount;
