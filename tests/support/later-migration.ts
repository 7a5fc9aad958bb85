import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engine } from "~db/settings";
import { atTheEnd } from "./at-the-end";

/** The migrations as they were when there were only the first so many of them. */
export function firstMigrations(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), "rung-migrations-"));
  atTheEnd(() => rmSync(folder, { recursive: true }));
  cpSync(join("db", "migrations", engine), folder, { recursive: true });
  const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8"));
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
}

/** A folder with the shipped migrations and one more after them. */
export function migrationsWith(statements: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "rung-migrations-"));
  atTheEnd(() => rmSync(folder, { recursive: true }));
  cpSync(join("db", "migrations", engine), folder, { recursive: true });
  const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8"));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: "9999_later" });
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify(journal));
  writeFileSync(join(folder, "9999_later.sql"), statements.join("\n--> statement-breakpoint\n"));
  return folder;
}
