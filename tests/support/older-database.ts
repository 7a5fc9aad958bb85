import type { Store } from "~db/store";

type Column = { table: string; name: string; type: string };

/** Puts rows into every table of a database as it is, whatever the program's tables say now. The n-th row refers to the n-th of others. */
export async function fillAsItIs(store: Store, rows: number) {
  const columns = await columnsOf(store);
  const tables = [...new Set(columns.map(({ table }) => table))];
  await store.raw(store.engine === "postgres" ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF");
  for (const table of tables)
    for (let n = 0; n < rows; n++) {
      const own = columns.filter((column) => column.table === table);
      await store.raw(
        `INSERT INTO "${table}" (${own.map(({ name }) => `"${name}"`).join(", ")}) VALUES (${own.map(({ type }) => sample(type, n)).join(", ")})`,
      );
    }
  await store.raw(store.engine === "postgres" ? "SET session_replication_role = DEFAULT" : "PRAGMA foreign_keys = ON");
  return tables;
}

export async function countRows(store: Store, tables: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = Number((await store.raw(`SELECT count(*) AS n FROM "${table}"`))[0]!.n);
  return counts;
}

async function columnsOf(store: Store): Promise<Column[]> {
  const found = await store.raw(
    store.engine === "postgres"
      ? `SELECT table_name AS "table", column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public'`
      : `SELECT m.name AS "table", c.name AS name, c.type AS type FROM sqlite_master m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%drizzle%'`,
  );
  return found as Column[];
}

function sample(type: string, n: number): string {
  if (/json/i.test(type)) return `'{"n":${n}}'`;
  if (/bool/i.test(type)) return n % 2 === 0 ? "true" : "false";
  if (/timestamp/i.test(type)) return `timestamptz '2026-01-01' + interval '${n} days'`;
  return /int/i.test(type) ? String(n) : `'row-${n}'`;
}
