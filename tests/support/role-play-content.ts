import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { rules } from "~/certification/rules";
import { canonicalJson } from "~/content/canonical-json";
import type { Library, Module } from "~/content/library";
import { rubric } from "~/role-plays/rubric";
import { scenario } from "~/role-plays/scenario";

const read = (path: string): unknown => parse(readFileSync(`content/${path}`, "utf8"));

/** The shipped rubric and scenario, through their shapes. */
export const serviceRubric = rubric.parse(read("rubrics/service.yaml"));
export const longStory = scenario.parse(read("role-plays/rp04.yaml"));

/** A library of the shipped role-play, its rubric, its certification, and a module that lists it. Texts may be changed before. */
export function rolePlayLibrary(change: (text: string) => string = (text) => text): Library {
  const authored = new Map<string, { kind: string; contentId: string; body: unknown }>();
  const keep = <T extends { id: string }>(kind: string, path: string, shape: { parse(raw: unknown): T }) => {
    const body: unknown = parse(change(readFileSync(`content/${path}`, "utf8")));
    const hash = createHash("sha256")
      .update(canonicalJson({ format: 1, kind, body }))
      .digest("hex");
    const thing = shape.parse(body);
    authored.set(hash, { kind, contentId: thing.id, body });
    return new Map([[thing.id, { ...thing, hash }]]);
  };
  const module = { id: "m04", slug: "listening", code: "M04", title: { en: "Listening", zh: "倾听" }, rolePlays: ["rp04"] } as Module;
  const company = { id: "company", name: { en: "Harbour", zh: "海港" }, timeZone: "Asia/Shanghai", languages: ["en" as const, "zh" as const] };
  return {
    hash: "role-plays",
    zone: company.timeZone,
    company,
    modules: new Map([["m04", module]]),
    courses: new Map(),
    rubrics: keep("rubric", "rubrics/service.yaml", rubric),
    scenarios: keep("scenario", "role-plays/rp04.yaml", scenario),
    certifications: keep("certification", "certifications/frontline-service.yaml", rules),
    claims: new Map(),
    glossary: new Map(),
    authored,
  };
}
