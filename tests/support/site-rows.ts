import { join } from "node:path";
import Database from "better-sqlite3";
import type { Day } from "~db/kit";
import type { Site } from "./site";

/** A site's own database, past its pages: for what no page shows, and for days that nobody can wait for. */
function opened<T>(site: Site, use: (database: Database.Database) => T): T {
  const database = new Database(join(site.dataDir, "rung.sqlite"), { timeout: 10_000 });
  try {
    return use(database);
  } finally {
    database.close();
  }
}

export type SiteRow = Record<string, string | number | null>;

export const rowsIn = (site: Site, sql: string, ...values: (string | number)[]): SiteRow[] =>
  opened(site, (database) => database.prepare(sql).all(...values) as SiteRow[]);

/** Changes rows by hand, and fails where it finds none. */
export function changeIn(site: Site, sql: string, ...values: (string | number)[]): void {
  const { changes } = opened(site, (database) => database.prepare(sql).run(...values));
  if (changes === 0) throw new Error(`no row is changed by ${sql} ${values.join(" ")}`);
}

/** The certificate somebody holds now. Days are as the database has them. */
export function certificateOf(site: Site, staffNumber: string, certificationId = "frontline-service") {
  const [row] = rowsIn(
    site,
    `select c.serial, c.person_id personId, c.issued_on issuedOn, c.counted_from countedFrom, c.window_opens_on windowOpensOn, c.expires_on expiresOn, c.grace_ends_on graceEndsOn
     from certificates c join people p on p.id = c.person_id where p.staff_number = ? and c.certification_id = ? and c.ended_at is null`,
    staffNumber,
    certificationId,
  );
  if (!row) throw new Error(`${staffNumber} holds no ${certificationId}`);
  return row as Record<"serial" | "personId", string> & Record<"issuedOn" | "countedFrom" | "windowOpensOn" | "expiresOn" | "graceEndsOn", Day>;
}
