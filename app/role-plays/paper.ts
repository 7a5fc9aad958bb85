/** What stands on a printed score sheet instead of a name: the last five characters of the performance's id, of 33 million. */
export const paperCode = (performanceId: string) => performanceId.slice(-5).toUpperCase();

/** A code as somebody types it: in any case, with the letters that are easily taken for digits. */
export const typedCode = (typed: string) => typed.trim().toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
