import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { catalogues } from "~/locale/catalogues";
import type { Visitor } from "~/people/visitor";
import { renewFigures } from "~/quizzes/figures.server";
import { loader as index } from "~/routes/content_.analysis/route";
import { loader as page } from "~/routes/content_.modules.$slug_.analysis/route";
import { loader as csv } from "~/routes/content_.modules.$slug_.analysis[.]csv/route";
import { auditEntries } from "~db/tables/audit";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { authored, rightAnswer, SECRET, smallQuiz, withQuiz, wrongAnswer } from "../support/quiz";
import { smallLibrary } from "../support/small-library";
import { taken } from "../support/taken";
import { visit, type World } from "../support/visit";

const bank = [authored.single("q1"), authored.single("q2"), authored.multiple("q3"), authored.trueFalse("q4")];
const quiz = smallQuiz({ draw: { count: 4 }, questions: bank });
const fresh = async (): Promise<World> => ({ store: await freshStore(), library: withQuiz(smallLibrary(), quiz), now: new Date("2026-11-21T06:00:00Z") });
const path = "/content/modules/listening/analysis";
const look = (it: World, who: Visitor, query = "", language?: "en" | "zh") => visit(it, who, page, path + query, { slug: "listening" }, language);
const file = (it: World, who: Visitor, query = "") => visit(it, who, csv, `${path}.csv${query}`, { slug: "listening" });
const option = (part: string) => ({ kind: "single" as const, option: part });

/** The strong know all but q1, whose key is doubtful: they choose C. The weak get q1 "right" and little else. Everybody gets q4. */
async function sittings(it: World, n: number) {
  for (let i = 0; i < n; i++) {
    const { personId } = await makePerson(it.store, { name: `Nameless ${i}` });
    const strong = i % 2 === 0;
    await taken(it, personId, {
      q1: option(strong ? "c" : "b"),
      q2: option(strong ? "b" : "a"),
      q3: (strong ? rightAnswer : wrongAnswer).multiple,
      q4: rightAnswer["true-false"],
    });
  }
  await renewFigures(it.store, it.library, it.now);
}
type Shown = {
  id: string;
  attempts: number;
  findings: { sentence: string }[];
  counts: { name: string; n: number }[] | null;
  choices: { letter: string; mark: string | null; all: string; by: { value: string }[] }[];
  figures: { name: string }[];
  versions: { hash: string }[];
};
const item = (data: { items: Shown[] }, id: string) => data.items.find((one) => one.id === id)!;

describe("with enough attempts", () => {
  let it: World;
  let author: Visitor;
  let trainer: Visitor;
  beforeAll(async () => {
    it = await fresh();
    author = await makePerson(it.store, { roles: ["author"] });
    trainer = await makePerson(it.store, { roles: ["trainer"] });
    await sittings(it, 40);
  });

  test("an author reads first that most strong learners chose another answer than the key, in both languages", async () => {
    const { data } = await look(it, author);
    expect(data.items[0]!.id).toBe("q1");
    expect(data.items[0].findings[0]).toEqual({ tone: "bad", sentence: "Most strong learners chose C: is the key right?" });
    expect((await look(it, author, "", "zh")).data.items[0].findings[0]!.sentence).toBe("多数高分学员选了C：答案是不是标错了？");
    expect(item(data, "q4").findings[0]!.sentence).toBe(catalogues.en.analysis.finding.everybody);
  });

  test("and who chose what, by weak, middling and strong learners, with the key", async () => {
    const { choices } = item((await look(it, author)).data, "q1");
    expect(choices.map(({ letter, mark, all }) => [letter, mark, all])).toEqual([
      ["A", null, "0 (0%)"],
      ["B", "key", "20 (50%)"],
      ["C", null, "20 (50%)"],
    ]);
    expect(choices[2]!.by.map(({ value }) => value)).toEqual(["0 (0%)", "0 (0%)", "20 (100%)"]);
  });

  test("and the figures of the quiz, each with a sentence, and how results are spread", async () => {
    const { whole } = (await look(it, author)).data;
    expect(whole.spread).toEqual([0, 0, 0, 0, 0, 20, 0, 20, 0, 0]);
    expect(whole.figures).toHaveLength(7);
    expect(whole.figures[0]).toEqual({ name: "Mean", value: "62.5%", means: expect.any(String) });
    expect(item((await look(it, author)).data, "q2").figures.map(({ name }) => name)).toContain("Effective weight");
  });

  test("a trainer sees how questions did, and not one option, key or text in any byte", async () => {
    const { data } = await look(it, trainer);
    expect(item(data, "q1").findings[0]!.sentence).toBe(catalogues.en.analysis.finding.keyUnnamed);
    const bytes = JSON.stringify(data) + (await file(it, trainer)).data;
    for (const secret of [SECRET, "Text of q", "q1-a", "q1-c", "\noption,", '"mark":"']) expect(bytes, secret).not.toContain(secret);
  });

  test("a trainer who has passed the quiz reads the texts of its questions, and still no key", async () => {
    const passed = await makePerson(it.store, { roles: ["trainer"] });
    await taken(it, passed.personId, { q1: option("b"), q2: option("b"), q3: rightAnswer.multiple, q4: rightAnswer["true-false"] });
    const bytes = JSON.stringify((await look(it, passed)).data);
    expect(bytes).toContain("Text of q1");
    for (const secret of [SECRET, "q1-a", '"mark":"']) expect(bytes).not.toContain(secret);
  });

  test("nobody's name or number is in any of it", async () => {
    const bytes = JSON.stringify((await look(it, author)).data) + (await file(it, author)).data;
    expect(bytes).not.toMatch(/Nameless|T\d{4}/);
  });

  test("the file holds what the page shows, and that it was taken is kept", async () => {
    const answer = await file(it, author, "?scope=all");
    expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    const lines = answer.data.trim().split("\r\n");
    expect(lines[1]).toMatch(/^quiz,m04-quiz,/);
    expect(lines.filter((line: string) => line.startsWith("question,"))).toHaveLength(4);
    expect(lines.find((line: string) => line.startsWith("option,q1,c,"))).toMatch(/^option,q1,c,no,[0-9a-f]{64},\d+,,,,,,20,0,0,20,/);
    expect(await it.store.read.$count(auditEntries, eq(auditEntries.act, "quizzes.analysis-exported"))).toBeGreaterThan(0);
  });

  test("what the address may not say is refused with a sentence; versions nobody knows change nothing", async () => {
    for (const query of ["?scope=none", "?scope=first&scope=all", "?scope=__proto__", `?version=${"x".repeat(101)}`]) {
      const answer = await look(it, author, query);
      expect([query, answer.status, typeof answer.data.sentence]).toEqual([query, 422, "string"]);
    }
    expect((await look(it, author, "?version=nothing&version=__proto__")).data.items).toEqual((await look(it, author)).data.items);
    expect((await visit(it, author, page, "/content/modules/none/analysis", { slug: "none" })).status).toBe(404);
    for (const roles of [[], ["hr"], ["admin"]] as Visitor["roles"][]) expect((await look(it, await makePerson(it.store, { roles }))).status).toBe(403);
  });
});

test("under thirty attempts there are counts only, and the page says why; under five not even these", async () => {
  const it = await fresh();
  const author = await makePerson(it.store, { roles: ["author"] });
  expect((await look(it, author)).data.items.every(({ attempts }: Shown) => attempts === 0)).toBe(true);
  await sittings(it, 4);
  expect(item((await look(it, author)).data, "q1")).toMatchObject({ attempts: 4, counts: null, choices: [], findings: [], figures: [] });
  expect((await file(it, author)).data).not.toContain("option,q1");
  await sittings(it, 6);
  const { data } = await look(it, author);
  expect(item(data, "q1")).toMatchObject({ attempts: 10, isEnough: false, findings: [], figures: [] });
  expect(item(data, "q1").counts).toEqual([
    { name: "Right", n: 5 },
    { name: "Wrong", n: 5 },
  ]);
  expect(item(data, "q1").choices[2]).toMatchObject({ all: "5", by: [] });
  expect(data.whole).toMatchObject({ figures: [], spread: null });
  expect((await file(it, author)).data).toMatch(/^question,q1,,,[0-9a-f]{64},10,,5,0,5,0,,,,,,,/m);
});

test("a changed question starts anew, and its older version can still be looked at", async () => {
  const it = await fresh();
  const author = await makePerson(it.store, { roles: ["author"] });
  await sittings(it, 6);
  const after = {
    ...it,
    library: withQuiz(it.library, { ...quiz, questions: [authored.single("q1", { points: 2 }), ...bank.slice(1, 3)] as never, draw: { count: 3 } }),
  };
  const { data } = await look(after, author);
  const q1 = item(data, "q1");
  expect(q1).toMatchObject({ attempts: 0, mayRegrade: true, versions: [{ chosen: true }, { chosen: false, label: expect.stringContaining("6 attempts") }] });
  expect(item(data, "q4")).toMatchObject({ inBank: false, attempts: 6 });
  const older = await look(after, author, `?version=${q1.versions[1]!.hash}`);
  expect(item(older.data, "q1")).toMatchObject({ attempts: 6, text: "Text of q1" });
  expect((await visit(after, author, index, "/content/analysis")).data.modules).toEqual([{ slug: "listening", code: "M04", title: "Listening", attempts: 6 }]);
});
