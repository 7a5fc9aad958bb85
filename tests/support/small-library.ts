import { createHash } from "node:crypto";
import { rules } from "~/certification/rules";
import { canonicalJson } from "~/content/canonical-json";
import type { Hashed, Library, Module } from "~/content/library";
import { course } from "~/courses/module";

/** The authored rules of a small certification: two lessons, a quiz and one role-play out of two. */
export const smallRules = {
  id: "frontline",
  title: { en: "Frontline service", zh: "一线服务认证" },
  tier: "new-hire",
  summary: { en: "May serve alone.", zh: "可以独立上岗。" },
  requirements: [
    { id: "lessons", kind: "lessons", module: "m04" },
    { id: "quiz", kind: "quiz", module: "m04" },
    { id: "role-play", kind: "role-play", title: { en: "Listening and needs", zh: "倾听与需求" }, scenarios: ["rp04", "rp05"], graders: 1 },
  ],
  rolePlayPass: { mean: "3.00", floor: 2, floors: {} },
  validity: { months: 12, windowDays: 60, graceDays: 30, method: "expiry" },
  escort: { remindOnDay: 30, tellHrOnDay: 45, reviewOnDay: 60 },
};

/** A second tier on top of it: the first one's certificate, and the quiz. */
export const supervisorRules = {
  ...smallRules,
  ...{ id: "supervisor", title: { en: "Service supervisor", zh: "服务主管认证" }, tier: "supervisor" },
  requirements: [{ id: "frontline", kind: "certificate", certification: "frontline" }, smallRules.requirements[1]!],
  validity: { ...smallRules.validity, months: 18 },
};

/** A library of one course, one module and one certification, in Shanghai time. `change` alters the authored rules; with supervisors there are two tiers, the second by rules of its own if given. */
export function smallLibrary(change: Partial<typeof smallRules> = {}, withSupervisors: boolean | typeof supervisorRules = false): Library {
  const authored = new Map<string, { kind: string; contentId: string; body: unknown }>();
  const title = { en: "Listening", zh: "倾听" };
  const rendered = { html: { en: "", zh: "" }, missing: [] };
  const lesson = (id: string, number: number) => ({
    id,
    number,
    minutes: 6,
    covers: [],
    title: { en: `Lesson ${id}`, zh: `课时${number}` },
    hash: `hash-${id}`,
    ...rendered,
  });
  const m04 = {
    id: "m04",
    slug: "listening",
    code: "M04",
    title,
    minutes: 30,
    summary: title,
    outcomes: [],
    rolePlays: [],
    readAgain: {},
    lessons: [lesson("hear", 1), lesson("pause", 2)],
    quiz: { id: "m04-quiz", moduleId: "m04", settingsHash: "settings", passMark: 80, draw: { count: 12 }, questions: [], shows: { score: "after-submit" } },
  } as unknown as Module;
  const scenario = (id: string) => [id, { id, title: { en: `The story ${id}`, zh: `故事${id}` } }] as const;
  const bootCamp = course.parse({
    id: "boot-camp",
    title: { en: "Boot Camp", zh: "魔鬼训练" },
    tier: "new-hire",
    summary: title,
    modules: ["m04"],
    certification: "frontline",
    days: 30,
  });
  const hashed = <T>(kind: string, contentId: string, body: unknown, parsed: T): Hashed<T> => {
    const hash = createHash("sha256").update(canonicalJson(body)).digest("hex");
    authored.set(hash, { kind, contentId, body });
    return { ...parsed, hash };
  };
  const sparkPlan = { ...bootCamp, id: "spark-plan", tier: "supervisor" as const, certification: "supervisor", days: undefined };
  const certified = [{ ...smallRules, ...change }, ...(withSupervisors ? [withSupervisors === true ? supervisorRules : withSupervisors] : [])];
  return {
    hash: "small",
    zone: "Asia/Shanghai",
    company: { id: "company", name: { en: "Harbour & Pine", zh: "海松" }, timeZone: "Asia/Shanghai", languages: ["en", "zh"] },
    modules: new Map([["m04", m04]]),
    exams: new Map(),
    courses: new Map([bootCamp, ...(withSupervisors ? [sparkPlan] : [])].map((one) => [one.id, hashed("course", one.id, { ...one }, one)])),
    certifications: new Map(certified.map((body) => [body.id, hashed("certification", body.id, body, rules.parse(body))])),
    scenarios: new Map([scenario("rp04"), scenario("rp05")]) as unknown as Library["scenarios"],
    rubrics: new Map(),
    claims: new Map(),
    glossary: new Map(),
    phrases: new Map(),
    authored,
  };
}
