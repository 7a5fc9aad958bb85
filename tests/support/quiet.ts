import { afterAll, afterEach, expect, vi } from "vitest";
import { closeAll } from "./at-the-end";

afterAll(closeAll);

/** Noise on the console fails the test that made it. */
const noises: unknown[][] = [];
for (const method of ["log", "info", "warn", "error", "debug"] as const)
  vi.spyOn(console, method).mockImplementation((...words: unknown[]) => void noises.push([method, ...words]));

afterEach(() => {
  const heard = noises.splice(0);
  expect(heard, "the console was written to").toEqual([]);
});
