import type { AppLoadContext } from "@remix-run/node";
import { inArray } from "drizzle-orm";
import { inLanguage } from "~/locale/language";
import { lookAtMerge } from "~/people/merge-look.server";
import { movables } from "~/people/merging-tables";
import { bothNames } from "~/people/names";
import { type Person, passwordSetAt } from "~/people/person.server";
import type { Reader } from "~db/store";
import { groups } from "~db/tables/people";

export type Look = Awaited<ReturnType<typeof lookView>>;

/** What merging two records would do, in the reader's words. */
export async function lookView(context: AppLoadContext, kept: Person, merged: Person, by: string) {
  const { store, library, language, words, today } = context;
  const look = await lookAtMerge(store.read, { keptId: kept.id, mergedId: merged.id, by }, today);
  const its = words.merging;
  const named = await groupNames(
    store.read,
    look.doubles.filter(({ kind }) => kind === "memberships").map(({ what }) => what),
  );
  const titled = (things: ReadonlyMap<string, { title: { en: string; zh: string } }>, id: string) => {
    const thing = things.get(id);
    return thing ? inLanguage(thing.title, language) : id;
  };
  const doubles = look.doubles.flatMap(({ kind, what }) => {
    if (kind === "assignments") return its.double.assignments(titled(library.courses, what));
    if (kind === "certificates") return its.double.certificates(titled(library.certifications, what));
    if (kind === "memberships") return its.double.memberships(named.get(what) ?? what);
    return kind === "roles" ? its.double.roles(words.admin.roles[what as "hr"]) : [];
  });
  const told = look.doubles.filter(({ kind }) => kind === "messages").length;
  const addresses = (["email", "mobile"] as const).flatMap((field) => (kept[field] === null && merged[field] !== null ? merged[field] : []));
  return {
    version: look.version,
    counts: movables.filter((name) => look.ids[name].length > 0).map((name) => its.count(its.what[name], look.ids[name].length)),
    doubles: told > 0 ? [...doubles, its.double.messages(told)] : doubles,
    blocks: look.blocks.map((block) => its.blocks[block]),
    takes: addresses.length > 0 ? its.takes(words.frame.list(addresses)) : null,
    hasPassword: (await passwordSetAt(store.read, kept.id)) !== null,
  };
}

async function groupNames(reader: Reader, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ id: groups.id, name: groups.name, otherName: groups.otherName })
    .from(groups)
    .where(inArray(groups.id, ids))
    .limit(ids.length);
  return new Map(rows.map(({ id, ...names }) => [id, bothNames(names)]));
}
