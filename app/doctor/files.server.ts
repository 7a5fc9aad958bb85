import { readdir } from "node:fs/promises";
import { impossible } from "./finding";
import type { Check } from "./rows.server";

/** Nothing that is kept as a file exists yet, so that every file in its folder is one without a row. */
export const checkFiles: Check = async function* ({ files, count }) {
  const entries = await readdir(files, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((one) => one.isFile())) {
    count();
    yield impossible("file-unknown", `files/${entry.name}`, null);
  }
};
