/** Something wrong in a file, said so that its author understands. Lines count from 1. */
export type Fault = { file: string; line: number; sentence: string };

/** What a room found wrong with its own content: where in the file by the keys that lead there. */
export type Finding = { file?: string; at: PropertyKey[]; sentence: string };

export const inFileOrder = (faults: Fault[]) => [...faults].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
