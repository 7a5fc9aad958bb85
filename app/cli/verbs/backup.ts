import { backUp } from "~db/backup/back-up";
import { UsageError, type Verb } from "../verb";

export const backup: Verb = {
  name: "backup",
  takes: "FILE",
  summary: "writes everything into one archive while the server runs, and reads it back",
  async run([file], terminal, settings) {
    if (!file) throw new UsageError("Which file shall the backup be written to?");
    const made = await backUp(settings, file);
    terminal.out(`${made.file}: ${made.rows} rows, ${made.bytes} bytes, sha256 ${made.hash}`);
    return 0;
  },
};
