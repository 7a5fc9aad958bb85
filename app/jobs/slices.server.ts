import { setImmediate } from "node:timers/promises";

/** How long one piece of work may keep others waiting, in milliseconds. */
const SLICE = 8;

/** Gives everybody else their turn when the last one was a slice ago; to be awaited between small steps of long work. */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < SLICE) return;
    await setImmediate();
    last = performance.now();
  };
}

/** Does long work that names its steps, with turns for others between them. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  const breathe = breather();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await breathe();
  }
}
