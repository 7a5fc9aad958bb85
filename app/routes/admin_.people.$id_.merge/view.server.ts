import type { AppLoadContext } from "@remix-run/node";
import { inLanguage } from "~/locale/language";
import { groupNames } from "~/people/groups.server";
import { lookAtMerge } from "~/people/merge-look.server";
import { movables } from "~/people/merging-tables.server";
import { type Person, passwordSetAt } from "~/people/person.server";

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
