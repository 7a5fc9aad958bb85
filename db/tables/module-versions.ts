import { id, int, key, moment, table, unique } from "../kit";

/** When a version of a module was first met, and how far its short quiz has been asked of those who are certified. */
export const moduleVersions = table(
  "module_versions",
  {
    id: id(),
    moduleId: key().notNull(),
    version: int().notNull(),
    seenAt: moment().notNull(),
    askedUpTo: key(), // certificates are walked over in the order of their ids; null: nobody was asked
    doneAt: moment(), // everybody who held one then was asked; at once where there is nothing to ask
  },
  (t) => [unique("module_versions_each").on(t.moduleId, t.version)],
);
