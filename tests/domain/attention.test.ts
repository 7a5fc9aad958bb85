import { expect, test } from "vitest";
import { attentionOn, type Moving } from "~/certification/attention";

const today = "2026-11-21";
const nothing: Moving = { rows: [], assigned: [], signing: [], lastOn: null, isPlanned: false };
const row = (change: object) =>
  ({
    certificationId: "frontline",
    progress: "certified",
    windowOpensOn: null,
    expiresOn: null,
    graceEndsOn: null,
    stopped: null,
    suspendsOn: null,
    ...change,
  }) as Moving["rows"][number];
const given = (assignedOn: string, dueOn: string | null = null, certificationId = "frontline") => ({ certificationId, dueOn, assignedOn });

test.each([
  ["nothing is asked of them", nothing, []],
  ["a course is due in more than a fortnight", { ...nothing, assigned: [given("2026-11-10", "2026-12-06")] }, []],
  ["it is due within a fortnight", { ...nothing, assigned: [given("2026-11-10", "2026-12-05")] }, [{ kind: "due", on: "2026-12-05" }]],
  ["it is due today", { ...nothing, assigned: [given("2026-11-10", today)] }, [{ kind: "due", on: today }]],
  [
    "it was due yesterday, and nothing moved for a fortnight",
    { ...nothing, assigned: [given("2026-11-07", "2026-11-20")] },
    [
      { kind: "overdue", on: "2026-11-20" },
      { kind: "stuck", since: "2026-11-07" },
    ],
  ],
  ["the last step was thirteen days ago", { ...nothing, assigned: [given("2026-10-01")], lastOn: "2026-11-08" }, []],
  ["the last step was fourteen days ago", { ...nothing, assigned: [given("2026-10-01")], lastOn: "2026-11-07" }, [{ kind: "stuck", since: "2026-11-07" }]],
  ["it was due, and others are only to sign", { ...nothing, assigned: [given("2026-10-01", "2026-11-20")], signing: ["frontline"] }, []],
  ["nothing moves but a role-play is planned", { ...nothing, assigned: [given("2026-10-01")], isPlanned: true }, []],
  [
    "they hold the certificate of the course",
    {
      ...nothing,
      assigned: [given("2026-10-01", "2026-11-01")],
      rows: [row({ windowOpensOn: "2027-01-01", expiresOn: "2027-03-01", graceEndsOn: "2027-03-31" })],
    },
    [],
  ],
  [
    "renewal is open",
    { ...nothing, rows: [row({ windowOpensOn: "2026-11-01", expiresOn: "2026-12-31", graceEndsOn: "2027-01-30" })] },
    [{ kind: "renewal", on: "2026-12-31" }],
  ],
  [
    "it is in grace",
    { ...nothing, rows: [row({ windowOpensOn: "2026-09-01", expiresOn: "2026-11-01", graceEndsOn: "2026-12-01" })] },
    [{ kind: "grace", on: "2026-12-01" }],
  ],
] as const)("%s", (_what, moving, attention) => {
  expect(attentionOn(moving as unknown as Moving, today)).toEqual(attention.map((one) => ({ certificationId: "frontline", ...one })));
});
