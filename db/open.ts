import { openPostgres } from "./postgres";
import type { Settings } from "./settings";
import { openSqlite } from "./sqlite";
import type { Store } from "./store";

/** Opens the database the settings name. */
export const openStore = (s: Pick<Settings, "DATABASE_URL" | "DATA_DIR">): Store => (s.DATABASE_URL ? openPostgres(s.DATABASE_URL) : openSqlite(s.DATA_DIR));
