import { createHash, randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { migrate } from "~db/migrate";
import { openStore } from "~db/open";
import { engine, readSettings, type Settings } from "~db/settings";
import { sqliteFile } from "~db/sqlite";
import type { Store } from "~db/store";
import { atTheEnd } from "./at-the-end";

/**
 * Real databases for tests, made by the real migrations: one template per state of the migrations, and a copy of it for
 * each caller. Copies are closed and dropped after the test file.
 */

const settingsOf = new WeakMap<Store, Settings>();

/** A store on a database of its own, migrated and empty. */
export async function freshStore(): Promise<Store> {
  const settings = settingsForTests();
  if (engine === "postgres") return storeOn({ ...settings, DATABASE_URL: await newPostgres(await postgresTemplate()) });
  copyFileSync(await sqliteTemplate(), sqliteFile(settings.DATA_DIR));
  return storeOn(settings);
}

/** Settings naming a data folder and a database of their own, with nothing in either. */
export async function emptySettings(): Promise<Settings> {
  const settings = settingsForTests();
  return engine === "postgres" ? { ...settings, DATABASE_URL: await newPostgres("template0") } : settings;
}

/** Opens a store on the database of the settings; closed after the test file. */
export function storeOn(settings: Settings): Store {
  const store = openStore(settings);
  let closing: Promise<void> | undefined;
  const close = store.close.bind(store);
  store.close = () => (closing ??= close());
  atTheEnd(store.close);
  settingsOf.set(store, settings);
  return store;
}

/** The settings a store was opened with; without a store, plain ones with an empty data folder of their own. */
export function settingsForTests(store?: Store): Settings {
  const known = store && settingsOf.get(store);
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), "rung-test-"));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  return readSettings({ DATA_DIR: folder, LOG_LEVEL: "silent", DATABASE_URL: process.env.DATABASE_URL });
}

async function sqliteTemplate(): Promise<string> {
  const template = join(tmpdir(), `rung-template-${migrationsHash()}.sqlite`);
  if (existsSync(template)) return template;
  const making = mkdtempSync(join(tmpdir(), "rung-template-"));
  await migrate({ DATA_DIR: making });
  renameSync(sqliteFile(making), template); // whole or not at all, however many make it at once
  rmSync(making, { recursive: true });
  return template;
}

async function newPostgres(template: string): Promise<string> {
  const name = `rung_test_${randomBytes(8).toString("hex")}`;
  await asAdmin((admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`));
  atTheEnd(() => asAdmin((admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  return urlOf(name);
}

/** Made under a lock, because every test file wants it at the same moment. */
async function postgresTemplate(): Promise<string> {
  const name = `rung_template_${migrationsHash()}`;
  await asAdmin(async (admin) => {
    const isThere = async () => (await admin.query("SELECT FROM pg_database WHERE datname = $1 AND datistemplate", [name])).rows.length > 0;
    if (await isThere()) return;
    await admin.query("SELECT pg_advisory_lock(5499)");
    if (await isThere()) return;
    await admin.query(`DROP DATABASE IF EXISTS ${name}`);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    await migrate({ DATA_DIR: tmpdir(), DATABASE_URL: urlOf(name) });
    await admin.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
  });
  return name;
}

async function asAdmin<T>(body: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client(urlOf("postgres"));
  await admin.connect();
  try {
    return await body(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(name: string): string {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  return url.href;
}

function migrationsHash(): string {
  const folder = join("db", "migrations", engine);
  const hash = createHash("sha256").update(readFileSync(join(folder, "meta", "_journal.json")));
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort())
    hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest("hex").slice(0, 16);
}
