import type { Tier } from "~/content/shape";
import { type Listed, type ListedStanding, listedStanding } from "~/register/listed";
import type { Day } from "~db/kit";

type Row = Listed & { tier: Tier; metCount: number; totalCount: number };

/** Whether a person may serve customers alone on a day, and why, or why not. */
export type Serving =
  | { alone: true; standing: "certified" | "renewal-due"; until: Day }
  | { alone: true; standing: "in-grace"; until: Day }
  | { alone: false; why: "lapsed"; since: Day }
  | { alone: false; why: "stopped"; standing: "suspended" | "revoked" }
  | { alone: false; why: "in-training"; standing: "not-started" | "in-progress"; met: number; of: number }
  | { alone: false; why: "not-assigned" };

/** Alone may serve who holds a certificate of the tier for new hires that is valid or in its grace. */
export function servingOn(rows: Row[], today: Day): Serving {
  const basic = rows.filter(({ tier }) => tier === "new-hire").map((row) => ({ row, standing: listedStanding(row, today) }));
  const best = order.flatMap((standing) => basic.find((one) => one.standing === standing) ?? [])[0];
  if (!best) return { alone: false, why: "not-assigned" };
  const { row, standing } = best;
  switch (standing) {
    case "certified":
    case "renewal-due":
      return { alone: true, standing, until: row.expiresOn! };
    case "in-grace":
      return { alone: true, standing, until: row.graceEndsOn! };
    case "lapsed":
      return { alone: false, why: "lapsed", since: row.graceEndsOn! };
    case "suspended":
    case "revoked":
      return { alone: false, why: "stopped", standing };
    case "in-progress":
    case "not-started":
      return { alone: false, why: "in-training", standing, met: row.metCount, of: row.totalCount };
  }
}

const order: ListedStanding[] = ["certified", "renewal-due", "in-grace", "suspended", "revoked", "in-progress", "not-started", "lapsed"];
