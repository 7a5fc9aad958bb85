import { describe, expect, test } from "vitest";
import { verdictOn } from "~/assignments/rule";
import { ruleForm } from "~/assignments/rule-form";

const today = "2026-11-27";
const free = { hiredOn: "2026-11-20", open: false, certified: false };
const byCourse = { dueOn: null, daysFromHiring: null };
const on = (rule: Partial<typeof byCourse> | { dueOn: string } | { daysFromHiring: number }, person: Partial<typeof free> | { hiredOn: null } = {}) =>
  verdictOn({ ...free, ...person }, { ...byCourse, ...rule }, { days: 30, today });

describe("what a rule does about somebody it means", () => {
  test("is to assign, due by the days of the course, so many days after hiring, or on the day", () => {
    expect(on({})).toEqual({ outcome: "assigned", dueOn: "2026-12-20" });
    expect(on({ daysFromHiring: 60 })).toEqual({ outcome: "assigned", dueOn: "2027-01-19" });
    expect(on({ daysFromHiring: 60 }, { hiredOn: null })).toEqual({ outcome: "assigned", dueOn: "2027-01-26" });
    expect(on({ dueOn: "2027-03-31" })).toEqual({ outcome: "assigned", dueOn: "2027-03-31" });
    expect(verdictOn(free, byCourse, { days: undefined, today })).toEqual({ outcome: "assigned", dueOn: null });
  });

  test.each([
    ["too-little-time", on({ dueOn: "2026-12-03" })],
    ["assigned", on({ dueOn: "2026-12-04" })],
    ["too-little-time", on({ daysFromHiring: 10 })],
    ["certified", on({}, { certified: true, open: true })],
    ["duplicate", on({}, { open: true })],
  ])("is %s, so that nobody is given what they cannot do, have done, or have", (outcome, verdict) => {
    expect(verdict.outcome).toBe(outcome);
  });
});

describe("the form of a rule", () => {
  const form = ruleForm({ course: (id) => id === "boot-camp", department: (id) => id === "stores", site: (name) => name === "Riverside" });
  const read = (fields: Record<string, unknown>) => form.safeParse({ course: "boot-camp", ...fields });

  test("takes what is left empty as no limit", () => {
    const none = { department: "", site: "", tier: "", role: "", hiredFrom: "", numbers: "", due: "course", days: "", dueOn: "" };
    expect(read(none).data).toEqual({
      ...{ courseId: "boot-camp", whom: {}, numbers: null, lasting: false, everybody: false },
      due: { daysFromHiring: null, dueOn: null },
    });
  });

  test("takes staff numbers however they are parted, each once; such a list means nobody who comes later", () => {
    expect(read({ numbers: "10001, 10002；10003\n10001、10004", lasting: "1" }).data).toMatchObject({
      numbers: ["10001", "10002", "10003", "10004"],
      lasting: false,
    });
  });

  test.each([
    [{ course: "gone" }, "course"],
    [{ course: ["boot-camp", "boot-camp"] }, "course"],
    [{ department: "gone" }, "department"],
    [{ role: "king" }, "role"],
    [{ tier: "master" }, "tier"],
    [{ hiredFrom: "2026-02-31" }, "hiredFrom"],
    [{ due: "hired" }, "days"],
    [{ due: "hired", days: "-3" }, "days"],
    [{ due: "day" }, "dueOn"],
    [{ due: "never" }, "due"],
    [{ numbers: "1 ".repeat(20_000) }, "numbers"],
    [{ numbers: Array.from({ length: 501 }, (_, n) => n).join(" ") }, "numbers"],
  ])("refuses %o at its field", (fields, field) => {
    expect(read(fields).error?.issues[0]?.path[0]).toBe(field);
  });
});
