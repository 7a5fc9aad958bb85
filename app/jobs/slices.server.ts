/** How long one piece of work may keep others waiting, in milliseconds. */
const SLICE = 5;

const waiting: (() => void)[] = [];

/**
 * Gives everybody else their turn when the last one was a slice ago; to be awaited between small steps of long work. Of
 * several long pieces of work one goes on at a time: whoever waits for a turn waits for one slice, not for one of each.
 */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < SLICE) return;
    await turn();
    last = performance.now();
  };
}

function turn(): Promise<void> {
  return new Promise((goOn) => {
    waiting.push(goOn);
    if (waiting.length === 1) setImmediate(next);
  });
}

function next() {
  const goOn = waiting.shift()!;
  if (waiting.length > 0) setImmediate(next);
  goOn();
}

/** Does long work that names its steps, with turns for others between them. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  const breathe = breather();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await breathe();
  }
}
