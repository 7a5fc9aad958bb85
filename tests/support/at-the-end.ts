/** What a test file has opened and must be closed after its last test, the newest first (see quiet.ts). */
const opened: (() => unknown)[] = [];

/** Closes something after the last test of the file. Modules live longer than a file, so that they cannot say `afterAll` themselves. */
export const atTheEnd = (close: () => unknown) => void opened.push(close);

export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}
