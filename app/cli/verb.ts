import type { Settings } from "~db/settings";

/** Where a command speaks: `out` is its answer and nothing else, `err` is for the person at the terminal. One line each. */
export type Terminal = { out(line: string): void; err(line: string): void };

/** One command of `npm run rung -- <name>`. */
export type Verb = {
  name: string;
  /** What stands behind the name, such as `FILE`. */
  takes?: string;
  /** One line for the list of commands. */
  summary: string;
  /** Does it. The exit code is 0 unless it gives another; whatever it throws is told in one plain line. */
  run(args: string[], terminal: Terminal, settings: Settings): Promise<number | undefined>;
};

/** The command was called in a way it cannot be. Ends with exit code 2. */
export class UsageError extends Error {}
