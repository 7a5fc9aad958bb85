import type { Typed } from "./typed-marks";

/** What stands on a printed score sheet instead of a name: the last five characters of the performance's id, of 33 million. */
export const paperCode = (performanceId: string) => performanceId.slice(-5).toUpperCase();

/** A code as somebody types it: in any case, with the letters that are easily taken for digits. */
export const typedCode = (typed: string) => typed.trim().toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");

/** Digits as they were typed from a sheet: 0 stands for what could not be seen. */
export const marksFromDigits = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, name.startsWith("level.") && value === "0" ? "not-applicable" : value]));
