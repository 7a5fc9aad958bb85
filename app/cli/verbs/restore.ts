import { restore as restoreFrom } from "~db/backup/restore";
import { UsageError, type Verb } from "../verb";

export const restore: Verb = {
  name: "restore",
  takes: "FILE",
  summary: "puts a backup in the place of the present data, which is moved aside",
  async run([file], terminal, settings) {
    if (!file) throw new UsageError("Which backup shall be restored?");
    const { rows, files, madeAt, aside } = await restoreFrom(settings, file);
    terminal.out(`Restored ${rows} rows and ${files} files as they were at ${madeAt}.`);
    if (aside) terminal.out(`What was there before is kept: ${aside}`);
    return 0;
  },
};
