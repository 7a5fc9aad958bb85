import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Entry = { tag: string; when: number };
const journal = (engine: string): Entry[] => JSON.parse(readFileSync(`db/migrations/${engine}/meta/_journal.json`, "utf8")).entries;

// A backup says how many migrations it has seen, and may be restored on the other engine.
test("both engines have the same migrations, so that a backup of one is understood by the other", () => {
  expect(journal("sqlite").map((entry) => entry.tag)).toEqual(journal("postgres").map((entry) => entry.tag));
});

test.each(["sqlite", "postgres"])("the migrations of %s follow one another in time, so that none is passed over", (engine) => {
  const whens = journal(engine).map((entry) => entry.when);
  expect(whens).toEqual([...whens].sort((a, b) => a - b));
  expect(new Set(whens).size).toBe(whens.length);
});

test.each(["sqlite", "postgres"])("no migration of %s removes rows by way of a reference", (engine) => {
  for (const file of readdirSync(`db/migrations/${engine}`).filter((name) => name.endsWith(".sql")))
    expect(readFileSync(`db/migrations/${engine}/${file}`, "utf8")).not.toMatch(/on delete (cascade|set)/i);
});
