import { id, index, int, json, key, moment, table, text, unique } from "../kit";

/** A company's own content files and edits, laid over the shipped folder. The newest version of a path counts; `text` null removes it. */
export const contentFiles = table(
  "content_files",
  {
    id: id(),
    path: key().notNull(),
    version: int().notNull(),
    text: text(),
    shippedHash: key(), // the shipped original it was made against, if any
    byPersonId: key(),
    at: moment().notNull(),
    why: text().notNull(),
  },
  (t) => [unique("content_files_version").on(t.path, t.version)],
);

/** Every piece of content that was ever used in a judgement, exactly as it was. */
export const contentVersions = table(
  "content_versions",
  {
    hash: key().primaryKey(),
    kind: key().notNull(),
    contentId: key().notNull(),
    format: int().notNull(),
    body: json<unknown>().notNull(),
    firstUsedAt: moment().notNull(),
  },
  (t) => [index("content_versions_by_content").on(t.kind, t.contentId, t.firstUsedAt)],
);

/** Faultless sets of files, newest last: what is served while newer files have faults. */
export const contentSets = table(
  "content_sets",
  {
    id: id(),
    hash: key().notNull(),
    files: json<Record<string, string>>().notNull(),
    at: moment().notNull(),
  },
  (t) => [index("content_sets_by_time").on(t.at)],
);
