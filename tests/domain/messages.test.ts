import { describe, expect, test } from "vitest";
import { judge } from "~/http/access";
import { catalogues } from "~/locale/catalogues";
import { letterOf } from "~/messages/letter";
import { linkOf, type Message, matterOf, onceOf } from "~/messages/message";
import { dueStage, lapseStage, weekOf } from "~/messages/reminders";
import { type Names, sayingOf } from "~/messages/saying";
import { maySendAt, pauseAfter } from "~/messages/sending";
import { callersOf, type Role } from "~/people/visitor";

const performance = { performanceId: "p1", scenarioId: "rp04" };
const turn = { ...performance, part: "staff" as const, at: "2026-11-27T06:20:00.000Z" };
const assignment = { assignmentId: "a1", courseId: "boot-camp", dueOn: "2026-12-01" };
const certificate = { certificateId: "c1", certificationId: "frontline", expiresOn: "2026-12-01" };
const appeal = { appealId: "ap1", ...performance };
const attempt = { attemptId: "t1", quizId: "m04-quiz", moduleId: "m04" };
const about = { personId: "somebody" };

/** One of every kind, with the roles of who is told it. */
const all: [Message, Role[]][] = [
  [{ kind: "assigned", ...assignment }, []],
  [{ kind: "assigned", ...assignment, dueOn: null }, []],
  ...([7, 0, "overdue"] as const).map((stage): [Message, Role[]] => [{ kind: "due", stage, ...assignment }, []]),
  [{ kind: "report-overdue", ...assignment, ...about }, []],
  ...(["planned", "moved", "cancelled"] as const).map((kind): [Message, Role[]] => [{ kind, ...turn }, []]),
  [{ kind: "called-off", ...performance }, []],
  [{ kind: "released", resultId: "r1", ...performance }, []],
  ...(["to-score", "to-sign", "conflict"] as const).map((kind): [Message, Role[]] => [{ kind, ...performance, ...about }, ["trainer"]]),
  ...(["appeal-filed", "appeal-given"] as const).map((kind): [Message, Role[]] => [{ kind, ...appeal, ...about, decideOn: "2026-12-20" }, ["hr"]]),
  ...(["appeal-received", "appeal-decided"] as const).map((kind): [Message, Role[]] => [{ kind, ...appeal }, []]),
  [{ kind: "essay-waiting", essayId: "e1", ...attempt, ...about }, ["trainer"]],
  [{ kind: "talk-needed", ...attempt, ...about }, ["trainer"]],
  ...(["quiz-marked", "try-open"] as const).map((kind): [Message, Role[]] => [{ kind, ...attempt }, []]),
  [{ kind: "marked-again", remarkingId: "m1", ...attempt }, []],
  [{ kind: "certificate-issued", serial: "S1", ...certificate }, []],
  ...([60, 30, 7, 0] as const).map((stage): [Message, Role[]] => [{ kind: "lapsing", stage, ...certificate }, []]),
  [{ kind: "lapsed", ...certificate }, []],
  [{ kind: "report-lapsing", stage: 30, ...certificate, ...about }, []],
  [{ kind: "report-lapsed", ...certificate, ...about }, []],
  [{ kind: "digest", weekOf: "2026-11-23", counts: { soon: 3, inGrace: 1, lapsed: 2, overdue: 4, appeals: 0 } }, ["hr"]],
  [{ kind: "mail-stopped", on: "2026-11-27", ...about }, ["hr"]],
];
const names: Names = {
  course: () => "[course]",
  certification: () => "[certification]",
  scenario: () => "[scenario]",
  test: () => "[test]",
  person: () => "[person]",
  day: (day) => day,
  instant: (iso) => iso,
};

describe.each(all)("%o", (message, roles) => {
  test("is said in both languages in one sentence, each its own", () => {
    const [en, zh] = (["en", "zh"] as const).map((language) => sayingOf(message, catalogues[language].messages, names));
    expect(en).toMatch(/^[A-Z[].*\.$/);
    expect(zh).toMatch(/。$/);
    expect(en).not.toBe(zh);
  });

  test("leads to a page that its reader may open", () => {
    const link = linkOf(message, { quiz: () => "/modules/listening/quiz" });
    const isSupervisor = message.kind.startsWith("report-");
    expect(judge(link, "GET", callersOf({ roles, isSupervisor }))).toBe("allowed");
  });

  test("belongs to a matter and has an id that names it", () => {
    expect(onceOf(message)).toContain(`${message.kind}:${matterOf(message)}`);
  });
});

test("every stage, result and time of a matter is an occasion of its own, and the same one twice is the same message", () => {
  const ids = all.map(([message]) => onceOf(message));
  expect(new Set(ids).size).toBe(ids.length - 1); // the same assignment with and without a due day
  expect(onceOf({ kind: "moved", ...turn })).not.toBe(onceOf({ kind: "moved", ...turn, at: "2026-11-28T06:20:00.000Z" }));
  expect(onceOf({ kind: "released", resultId: "r1", ...performance })).not.toBe(onceOf({ kind: "released", resultId: "r2", ...performance }));
});

describe("a certificate that ends on 1 March, with 30 days of grace,", () => {
  const ends = { expiresOn: "2026-03-01", graceEndsOn: "2026-03-31" };
  test.each([
    ["2025-12-30", null],
    ["2025-12-31", 60],
    ["2026-01-15", 60],
    ["2026-01-30", 30],
    ["2026-02-21", 30],
    ["2026-02-22", 7],
    ["2026-02-28", 7],
    ["2026-03-01", 0],
    ["2026-03-31", 0],
    ["2026-04-01", "lapsed"],
    ["2026-04-14", "lapsed"],
    ["2026-04-15", null],
  ] as const)("is told of on %s as %s: the nearest stage, whatever days nobody looked", (today, stage) => {
    expect(lapseStage(ends, today)).toBe(stage);
  });

  test("without grace lapses on the next day", () => {
    expect([lapseStage({ ...ends, graceEndsOn: ends.expiresOn }, "2026-03-01"), lapseStage({ ...ends, graceEndsOn: ends.expiresOn }, "2026-03-02")]).toEqual([
      0,
      "lapsed",
    ]);
  });
});

describe("an assignment due on 20 March", () => {
  test.each([
    ["2026-03-12", null],
    ["2026-03-13", 7],
    ["2026-03-19", 7],
    ["2026-03-20", 0],
    ["2026-03-21", "overdue"],
    ["2026-04-03", "overdue"],
    ["2026-04-04", null],
  ] as const)("is told of on %s as %s", (today, stage) => {
    expect(dueStage({ dueOn: "2026-03-20", assignedOn: "2026-02-20" }, today)).toBe(stage);
  });

  test("and given only a few days before, was told with its day then and is not told again before that", () => {
    expect(dueStage({ dueOn: "2026-03-20", assignedOn: "2026-03-15" }, "2026-03-16")).toBe(null);
    expect(dueStage({ dueOn: "2026-03-20", assignedOn: "2026-03-15" }, "2026-03-20")).toBe(0);
    expect(dueStage({ dueOn: "2026-03-20", assignedOn: "2026-03-20" }, "2026-03-20")).toBe(null);
  });
});

test("a week begins on Monday", () => {
  expect(["2026-11-22", "2026-11-23", "2026-11-29", "2026-11-30"].map(weekOf)).toEqual(["2026-11-16", "2026-11-23", "2026-11-23", "2026-11-30"]);
});

test("nothing is sent from nine in the evening to eight in the morning", () => {
  expect(["00:00", "07:59", "08:00", "12:30", "20:59", "21:00", "23:59"].filter(maySendAt)).toEqual(["08:00", "12:30", "20:59"]);
});

test("each failed try is followed by a longer pause, and the eighth is the last", () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => pauseAfter(tries)).map((pause) => pause && pause / 60_000);
  expect(minutes).toEqual([1, 5, 30, 120, 360, 720, 1440, null]);
});

test("what is sent is text and a plain page, in which nothing that was typed becomes markup", () => {
  const { text, html } = letterOf({
    ...{ id: "1", to: "a@example.com", language: "zh", subject: "", opening: "您好！" },
    items: [{ text: `<b>"A" & B</b>`, link: "https://rung.test/messages/1?a=1&b=2" }],
    ...{ closing: ["因为"], stop: { text: "不是您", link: "https://rung.test/mail/t" } },
  });
  expect(text).toContain(`<b>"A" & B</b>\nhttps://rung.test/messages/1?a=1&b=2`);
  expect(html).toContain(`<a href="https://rung.test/messages/1?a=1&amp;b=2">&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;</a>`);
  expect(html).toContain(`lang="zh-Hans"`);
});
