import { count } from "drizzle-orm";
import { expect, test } from "vitest";
import { keepVersions } from "~/content/versions.server";
import { contentVersions } from "~db/tables/content";
import { freshStore } from "../support/database";
import { shippedLibrary } from "../support/library";

const now = new Date("2026-11-22T02:00:00Z");

test("content is kept in one order whatever order it is asked for in, so that none of many who begin waits for another in a circle", async () => {
  const [store, library] = [await freshStore(), await shippedLibrary()];
  const hashes = [...library.authored.keys()].slice(0, 40);
  await store.tx((w) => keepVersions(w, library, [...hashes].sort().reverse(), now));
  expect(await store.read.select({ n: count() }).from(contentVersions)).toEqual([{ n: 40 }]);
  if (store.engine === "postgres") return; // it does not tell in which order rows came
  const kept = await store.raw("select hash from content_versions order by rowid");
  expect(kept.map(({ hash }) => hash)).toEqual([...hashes].sort());
});

test("many who begin at once keep it once", async () => {
  const [store, library] = [await freshStore(), await shippedLibrary()];
  const hashes = [...library.authored.keys()].slice(0, 40);
  const turned = (by: number) => [...hashes.slice(by), ...hashes.slice(0, by)];
  await Promise.all(Array.from({ length: 12 }, (_, n) => store.tx((w) => keepVersions(w, library, n % 2 ? turned(n) : turned(n).reverse(), now))));
  expect(await store.read.select({ n: count() }).from(contentVersions)).toEqual([{ n: 40 }]);
});

test("content that nobody wrote is kept by nobody", async () => {
  const [store, library] = [await freshStore(), await shippedLibrary()];
  await expect(store.tx((w) => keepVersions(w, library, ["0".repeat(64)], now))).rejects.toThrow("no authored content");
  expect(await store.read.select({ n: count() }).from(contentVersions)).toEqual([{ n: 0 }]);
});
