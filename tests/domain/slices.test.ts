import { expect, test } from "vitest";
import { inSlices } from "~/jobs/slices.server";

/** Long work, of steps that each take longer than a slice. */
function* long(steps: number, done: { steps: number }): Generator<void, string> {
  for (let n = 0; n < steps; n++) {
    for (const began = performance.now(); performance.now() - began < 9; );
    done.steps++;
    yield;
  }
  return "done";
}

test("of several long pieces of work one step is done between the turns of others, and all of them end", async () => {
  const done = { steps: 0 };
  let most = 0;
  let before = 0;
  const work = Promise.all([long(5, done), long(3, done), long(4, done)].map((steps) => inSlices(steps)));
  before = done.steps; // each has begun
  const look = () => {
    most = Math.max(most, done.steps - before);
    before = done.steps;
    if (done.steps < 12) setImmediate(look);
  };
  setImmediate(look);
  expect(await work).toEqual(["done", "done", "done"]);
  expect(most).toBe(1);
});
