import { expect, test } from "vitest";
import { postForm, startSite } from "../support/site";
import { cookieOf, crowd } from "./crowd";
import { memoryOf, quantile, report } from "./measure";

const LEARNERS = 2_000;
const WITHIN = 60_000;

test("2,000 learners start a quiz within one minute", { timeout: 240_000 }, async () => {
  const { dataDir, store } = await crowd(LEARNERS);
  await store.close();
  const site = await startSite({ dataDir });
  const took: number[] = [];
  const errors: number[] = [];
  const start = async (n: number) => {
    await new Promise((resolve) => setTimeout(resolve, (n * WITHIN) / LEARNERS));
    const began = performance.now();
    const answer = await postForm(site, "/modules/listening/quiz", {}, { Cookie: cookieOf(n) });
    await answer.text();
    if (answer.status !== 303) errors.push(answer.status);
    took.push(performance.now() - began);
  };
  await Promise.all(Array.from({ length: LEARNERS }, (_, n) => start(n)));
  expect(errors).toEqual([]);
  report(
    "2,000 learners starting a quiz within a minute: p95 of a start",
    quantile(took, 0.95) / 1000,
    1,
    "s",
    `median ${quantile(took, 0.5).toFixed(0)} ms, no error`,
  );
  report("memory of the server after that load", memoryOf(site.process.pid), 512, "MB");
});
