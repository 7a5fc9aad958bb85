import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Site } from "./site";

/** Lays a company's own files over the shipped content of a running site, by the command. The site takes them up within seconds. */
export async function layOver(site: Site, files: Record<string, unknown>, why: string) {
  const folder = mkdtempSync(join(tmpdir(), "rung-own-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content, null, 2)); // JSON is YAML too
  }
  const env = { PATH: process.env.PATH, DATA_DIR: site.dataDir, NODE_ENV: "production" as const };
  await promisify(execFile)(process.execPath, ["build/server/rung.js", "content", "import", folder, "--why", why], { env });
  rmSync(folder, { recursive: true });
}

/** Questions that only exams may ask: as many as the shipped exams draw from one module, for a bank that is otherwise small. */
export const forExams = (prefix: string, rest: { tags: string[]; lesson: string }) =>
  Array.from({ length: 10 }, (_, n) => ({
    ...rest,
    id: `${prefix}-exam-${n}`,
    kind: "true-false" as const,
    serves: ["exam" as const],
    text: { en: "This question is kept for the exam.", zh: "这道题只留给考试。" },
    answer: false,
    feedback: { en: "Kept.", zh: "留着。" },
    explanation: { en: "Because the lesson says so.", zh: "课时里是这么说的。" },
  }));
