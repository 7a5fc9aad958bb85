import type { Fault } from "./fault";
import type { Definition, KindName, Kinds, Whole } from "./kind";
import type { Read, ReadModule } from "./read-files";

type Defined = { file: string; draft: boolean };

/** All files of a kind that could be read, as the rooms' checks ask for them. */
export function wholeOf(reads: Read[]): Whole {
  const of = <K extends KindName>(kind: K) =>
    reads.filter((read) => read.kind.name === kind && read.value !== undefined) as unknown as (Read<K> & { value: Kinds[K] })[];
  const named = <K extends KindName>(kind: K, id: string) => of(kind).find(({ value }) => "id" in value && value.id === id);
  return {
    all: (kind) => of(kind).map(({ value }) => value),
    at: (kind, file) => of(kind).find((read) => read.file === file)?.value,
    find: (kind, id) => named(kind, id)?.value,
    fileOf: (kind, id) => named(kind, id)?.file,
  };
}

/** Ids that stand twice, names of what does not exist or is a draft, and what the rooms find wrong with the whole. */
export function checkReferences(reads: Read[], modules: ReadModule[], whole: Whole): Fault[] {
  const faults: Fault[] = [];
  const defined = new Map<string, Defined>();
  const define = (read: { file: string; draft: boolean; lineOf: Read["lineOf"] }, { thing, id, at }: Definition) => {
    const before = defined.get(`${thing} ${id}`);
    if (before)
      faults.push({ file: read.file, line: read.lineOf(at), sentence: `the ${thing} "${id}" exists already, in ${before.file}; ids are never used twice` });
    else defined.set(`${thing} ${id}`, read);
  };
  for (const read of reads) if (read.value !== undefined) for (const definition of read.kind.defines?.(read.value) ?? []) define(read, definition);
  for (const { folder, texts, draft } of modules)
    for (const { id } of texts.lessons.values()) {
      const { file } = folder.lessons.find((lesson) => lesson.id === id)!;
      define({ file, draft, lineOf: () => 2 }, { thing: "lesson", id, at: [] });
    }

  const broken = new Set(reads.filter(({ value }) => value === undefined).flatMap(unreadThings));
  for (const read of reads) {
    if (read.value === undefined || read.draft) continue;
    for (const { thing, id, at } of read.kind.mentions?.(read.value) ?? []) {
      const found = defined.get(`${thing} ${id}`);
      const unread = broken.has(thing) || broken.has(`${thing} ${id}`);
      if (!found && !unread) faults.push({ file: read.file, line: read.lineOf(at), sentence: `there is no ${thing} "${id}"` });
      else if (found?.draft) faults.push({ file: read.file, line: read.lineOf(at), sentence: `the ${thing} "${id}" is still a draft` });
    }
    for (const { file = read.file, at, sentence } of read.kind.check?.(read.value, whole, read.file) ?? [])
      faults.push({ file, line: read.lineOf(at), sentence });
  }
  return faults;
}

/** What a file with faults would have given: the thing with its id, or any such thing where not even the id can be read. */
function unreadThings({ kind, raw }: Read): string[] {
  const id = (raw as { id?: unknown } | null | undefined)?.id;
  return kind.gives.map((thing) => (typeof id === "string" ? `${thing} ${id}` : thing));
}

/** Every address of our own that a text may link to. */
export function addressesOf(modules: ReadModule[], reads: Read[]) {
  const things = (drafts: boolean) => {
    const shown = modules.filter(({ draft }) => drafts || !draft);
    const terms = (reads.find(({ kind }) => kind.name === "glossary") as Read<"glossary"> | undefined)?.value?.terms ?? [];
    const moments = (reads.find(({ kind }) => kind.name === "phrases") as Read<"phrases"> | undefined)?.value?.moments ?? [];
    return new Set([
      "/glossary",
      "/phrases",
      ...moments.map(({ id }) => `/phrases#${id}`),
      ...terms.map(({ id }) => `/glossary#${id}`),
      ...shown.flatMap(({ folder, texts }) => [
        `/modules/${folder.slug}`,
        ...(texts.aid ? [`/modules/${folder.slug}/aid`] : []),
        ...[...texts.lessons.keys()].map((id) => `/modules/${folder.slug}/lessons/${id}`),
      ]),
    ]);
  };
  const published = things(false);
  const all = things(true);
  return {
    resolve,
    /** Whether a link in a text of the module (or of no module) leads somewhere. */
    from: (slug: string | null, draft: boolean) => (url: string) =>
      /^(https?:\/\/|mailto:)/.test(url) ? URL.canParse(url) : (draft ? all : published).has(resolve(url, slug)),
  };
}
export type Addresses = ReturnType<typeof addressesOf>;

/** A lesson of the same module may be linked to by its id alone. */
const resolve = (url: string, slug: string | null) => (slug && /^[a-z0-9-]+$/.test(url) ? `/modules/${slug}/lessons/${url}` : url);
