export type ExportState = "whole" | "under-way" | "broken-off";

/** Whoever takes no more of a file for so long, in milliseconds, has given it up, or the server has. */
const SILENT = 5 * 60_000;

/** How it is with a file of the register: one that nobody has heard of for minutes was cut off. */
export const exportState = ({ outcome, seenAt }: { outcome: "whole" | "broken-off" | null; seenAt: Date }, now: Date): ExportState =>
  outcome ?? (now.getTime() - seenAt.getTime() > SILENT ? "broken-off" : "under-way");
