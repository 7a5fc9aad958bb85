import { inArray } from "drizzle-orm";
import type { Library } from "~/content/library";
import { type Line, lineBelow, type Member } from "~/people/line.server";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { registerRows } from "~db/tables/certification";
import type { Path } from "./path";
import { pathsOf } from "./path.server";
import { type Serving, servingOn } from "./serving";

type Row = typeof registerRows.$inferSelect;
/** One of the team: may they serve alone, what they are on the way to, and, for who may not, the path that leads there. */
export type TeamMember = Member & { serving: Serving; rows: Row[]; path: Path | null };
export type Team = { members: TeamMember[]; more: Line["more"] };

/** A page lists so many people of a line; whoever leads more opens the teams below. */
const LISTED = 150;
/** For so many who need an escort the next step is worked out. */
const WITH_STEP = 40;

/** Everybody in a supervisor's line, as they stand today. */
export async function teamOf(reader: Reader, library: Library, supervisorId: string, today: Day): Promise<Team> {
  const { members, more } = await lineBelow(reader, supervisorId, LISTED);
  const ids = members.map(({ id }) => id);
  const rows =
    ids.length > 0
      ? await reader
          .select()
          .from(registerRows)
          .where(inArray(registerRows.personId, ids))
          .limit(ids.length * 10)
      : [];
  const team = members.map((member): TeamMember => {
    const own = rows.filter(({ personId }) => personId === member.id);
    return { ...member, rows: own, serving: servingOn(own, today), path: null };
  });
  const escorted = team.filter(({ serving }) => !serving.alone && serving.why !== "not-assigned");
  for (const member of escorted.slice(0, WITH_STEP))
    member.path = (await pathsOf(reader, library, member.id, today)).find(({ rules }) => rules.tier === "new-hire") ?? null;
  return { members: team, more };
}
