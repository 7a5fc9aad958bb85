import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { trail as en } from "~/locale/en/trail";
import { trail as zh } from "~/locale/zh/trail";

const sources = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
const acts = sources.flatMap((file) => [...readFileSync(join("app", file), "utf8").matchAll(/\bact: "([a-z-]+\.[a-z-]+)"/g)].map(([, act]) => act!));

test("whatever is written into the audit trail has plain words in both languages", () => {
  expect(acts.length).toBeGreaterThan(50);
  for (const act of acts) {
    expect(en.acts, `${act} has no words in app/locale/en/trail.ts`).toHaveProperty([act]);
    expect(zh.acts[act as keyof typeof zh.acts]).toMatch(/\p{Script=Han}/u);
  }
});
