import { openPostgres } from "./postgres";
import type { Settings } from "./settings";
import { type Opening, openSqlite } from "./sqlite";
import type { Store } from "./store";

/** Opens the database the settings name; a server is told when a thread that helps it ends. */
export const openStore = (s: Pick<Settings, "DATABASE_URL" | "DATA_DIR">, opening?: Opening): Store =>
  s.DATABASE_URL ? openPostgres(s.DATABASE_URL) : openSqlite(s.DATA_DIR, opening);
