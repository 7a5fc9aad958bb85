import { beforeAll, describe, expect, test } from "vitest";
import { compile } from "~/content/compile";
import type { Files } from "~/content/files";
import { sampleFiles } from "../support/library";

let shipped: Files;
beforeAll(async () => {
  shipped = await sampleFiles();
});

const module = "modules/listening/module.yaml";
const quiz = "modules/listening/quiz.yaml";
const lesson = (name: string) => `modules/listening/lessons/${name}.md`;
const first = lesson("01-hear-or-listen.en");

/** The faults of the sample after one thing in one file was broken. */
function faultsAfter(file: string, find: string | RegExp, replacement: string) {
  const text = shipped[file] ?? "";
  const broken = text.replace(find, replacement);
  expect(broken, `nothing was broken in ${file}`).not.toBe(text);
  return compile({ ...shipped, [file]: broken }).faults;
}
const faultsWith = (files: Record<string, string>) => compile({ ...shipped, ...files }).faults;
const faultsWithout = (file: string) => compile(Object.fromEntries(Object.entries(shipped).filter(([name]) => name !== file))).faults;
/** The line on which a text stands in a shipped file. */
const lineOf = (file: string, text: string) => shipped[file]!.split("\n").findIndex((line) => line.includes(text)) + 1;

const HEAD = `  - id: new-question
    tags: [pause]
    text: { en: A question, zh: 一道题 }
    explanation: { en: Because., zh: 因为如此。 }
`;
const MATCHING = `    kind: matching
    parts:
      - { id: p1, text: { en: One, zh: 一 }, choice: c1 }
      - { id: p2, text: { en: Two, zh: 二 }, choice: c2 }
    choices:
      - { id: c1, text: { en: First, zh: 甲 } }
      - { id: c2, text: { en: Second, zh: 乙 } }
`;
const ORDERING = `    kind: ordering
    items:
      - { id: i1, text: { en: One, zh: 一 } }
      - { id: i2, text: { en: Two, zh: 二 } }
      - { id: i3, text: { en: Three, zh: 三 } }
`;
const NUMERIC = `    kind: numeric
    value: 86
    tolerance: { absolute: 1 }
    unit: { en: "%", zh: "%" }
`;
const FILL_IN = `    kind: fill-in
    passage: { en: "First {{g1}}, then {{g2}}.", zh: "先{{g1}}，再{{g2}}。" }
    gaps:
      - { id: g1, accepted: { en: [ask], zh: [问] } }
      - { id: g2, accepted: { en: [listen], zh: [听] } }
`;

describe("a fault names the file, the line and what to do:", () => {
  test("a key that nobody knows", () => {
    expect(faultsAfter(quiz, "    critical: false\n", "    citical: false\n")).toContainEqual({
      file: quiz,
      line: lineOf(quiz, "critical: false"),
      sentence: 'm04-q01: the key "citical" is not known here; is it spelt right?',
    });
  });

  test("a key that is missing", () => {
    expect(faultsAfter(module, "minutes: 30\n", "")).toEqual([{ file: module, line: 1, sentence: '"minutes" is missing' }]);
  });

  test("a value of the wrong kind", () => {
    expect(faultsAfter(module, "minutes: 30", "minutes: half an hour")).toEqual([
      { file: module, line: lineOf(module, "minutes: 30"), sentence: "minutes: a whole number from 1 to 600" },
    ]);
  });

  test("an empty text", () => {
    expect(faultsAfter(module, "title: { en: Listening, zh: 倾听 }", 'title: { en: " ", zh: 倾听 }')).toEqual([
      { file: module, line: 3, sentence: "title › en: the text is empty" },
    ]);
  });

  test("a text that is missing in a language the company requires", () => {
    expect(faultsAfter(module, "title: { en: Listening, zh: 倾听 }", "title: { en: Listening }")).toEqual([
      { file: module, line: 3, sentence: "title: the Chinese text is missing" },
    ]);
  });

  test("an unquoted text with a colon", () => {
    expect(faultsAfter(module, "code: M04", "code: M04: Listening")).toEqual([
      { file: module, line: 2, sentence: 'there is a ": " within a text; put the whole text in "quotes"' },
    ]);
  });

  test("a key that stands twice, and a tab", () => {
    expect(faultsAfter(module, "minutes: 30", "minutes: 30\nminutes: 20")).toEqual([
      { file: module, line: 6, sentence: "this key stands twice in the same place; keep one of them" },
    ]);
    expect(faultsAfter(module, "  - id: restate", "\t- id: restate")[0]).toMatchObject({ file: module, sentence: "a tab is used to indent; use two spaces" });
  });

  test("a question without exactly one right option", () => {
    expect(faultsAfter(quiz, "        correct: true\n", "")).toEqual([
      { file: quiz, line: expect.any(Number), sentence: "m04-q01 › options: a single question has exactly one option with correct: true" },
    ]);
  });

  test("a question that sends people to a lesson the module does not have", () => {
    expect(faultsAfter(quiz, "    lesson: hear-or-listen", "    lesson: hear-and-listen")).toEqual([
      { file: quiz, line: lineOf(quiz, "lesson: hear-or-listen"), sentence: 'm04-q01: the module has no lesson "hear-and-listen"' },
    ]);
  });

  test("a listed lesson without a file, and a file that is not listed", () => {
    const faults = faultsAfter(module, "hear-or-listen,", "hear-and-listen,");
    expect(faults).toContainEqual({
      file: module,
      line: lineOf(module, "lessons:"),
      sentence: 'the lesson "hear-and-listen" has no file; expected modules/listening/lessons/01-hear-and-listen.en.md',
    });
    expect(faults).toContainEqual({ file: first, line: 1, sentence: `${module} does not list the lesson "hear-or-listen"` });
  });

  test("a lesson that is missing in one language", () => {
    expect(faultsWithout(lesson("03-eight-points.zh"))).toEqual([
      { file: module, line: lineOf(module, "lessons:"), sentence: 'the lesson "eight-points" has no Chinese text' },
    ]);
  });

  test("a lesson whose id is not that of its file, or whose minutes differ between languages", () => {
    expect(faultsAfter(first, "id: hear-or-listen", "id: hear")).toContainEqual({
      file: first,
      line: 2,
      sentence: 'the id is "hear", but the file\'s name says "hear-or-listen"',
    });
    expect(faultsAfter(lesson("01-hear-or-listen.zh"), "minutes: 6", "minutes: 7")).toEqual([
      { file: lesson("01-hear-or-listen.zh"), line: 4, sentence: `the minutes are 7 here and 6 in ${first}` },
    ]);
  });

  test("a head without its lines of dashes", () => {
    expect(faultsAfter(first, "---\nid:", "id:")).toContainEqual({
      file: first,
      line: 1,
      sentence: "the file must begin with its head: a line of ---, then id and title, then a line of ---",
    });
  });

  test("a rubric, role-play, module, course or certification that does not exist", () => {
    const about = (file: string, find: string, put: string, sentence: string) =>
      expect(faultsAfter(file, find, put)).toContainEqual({ file, line: lineOf(file, find), sentence });
    about("role-plays/rp04.yaml", "rubric: service", "rubric: servcie", 'there is no rubric "servcie"');
    about(module, "rolePlays: [rp04]", "rolePlays: [rp05]", 'there is no role-play "rp05"');
    about("certifications/frontline-service.yaml", "scenarios: [rp04]", "scenarios: [rp04, rp05]", 'there is no role-play "rp05"');
    about("courses/boot-camp.yaml", "modules: [m04]", "modules: [m04, m05]", 'there is no module "m05"');
    about("courses/boot-camp.yaml", "certification: frontline-service", "certification: frontline", 'there is no certification "frontline"');
  });

  test("a module that other files use and that has become a draft", () => {
    const faults = faultsAfter(module, "code: M04", "code: M04\nstatus: draft");
    expect(faults).toContainEqual({
      file: "courses/boot-camp.yaml",
      line: lineOf("courses/boot-camp.yaml", "modules:"),
      sentence: 'the module "m04" is still a draft',
    });
  });

  test("a claim or glossary word that nobody has written", () => {
    expect(faultsAfter(lesson("02-what-the-pause-is-for.en"), "{id=X02}", "{id=X99}")).toContainEqual({
      file: lesson("02-what-the-pause-is-for.en"),
      line: lineOf(lesson("02-what-the-pause-is-for.en"), ":::claim"),
      sentence: 'there is no claim "X99" in claims.yaml',
    });
    expect(faultsAfter(first, "{id=trilogy}", "{id=triology}")).toContainEqual({
      file: first,
      line: lineOf(first, "{id=trilogy}"),
      sentence: 'there is no glossary word "triology" in glossary.yaml',
    });
    expect(faultsAfter(module, "claims: [X02, X04]", "claims: [X02, X99]")).toEqual([
      { file: module, line: lineOf(module, "claims:"), sentence: 'there is no claim "X99"' },
    ]);
  });

  test("a figure that is missing in one language, has no description, or stands within a sentence", () => {
    expect(faultsWithout("modules/listening/figures/hear-vs-listen.zh.svg")).toEqual([
      {
        file: lesson("01-hear-or-listen.zh"),
        line: lineOf(lesson("01-hear-or-listen.zh"), "hear-vs-listen.svg"),
        sentence: 'the figure "hear-vs-listen" does not exist in this language; expected modules/listening/figures/hear-vs-listen.zh.svg',
      },
    ]);
    expect(faultsAfter(first, /!\[Two[^\]]*\]/, "![]")[0]).toMatchObject({
      file: first,
      sentence: "say in the brackets what the figure shows, for people who cannot see it",
    });
    expect(faultsAfter(first, "![Two", "See ![Two")[0]).toMatchObject({ sentence: "a figure stands alone, with an empty line before and after it" });
    expect(faultsAfter(first, "(figures/hear-vs-listen.svg)", "(https://example.org/a.png)")[0]!.sentence).toMatch(/^a picture is a figure of this module/);
  });

  test("an id that stands twice in the whole library", () => {
    const second = "modules/second/module.yaml";
    const faults = faultsWith({
      [second]: shipped[module]!.replace("id: m04", "id: m05")
        .replace("code: M04", "code: M05")
        .replace(/lessons: .*/, "lessons: [eight-points]")
        .replace("quiz: true", "quiz: false"),
      "modules/second/lessons/01-eight-points.en.md": shipped[lesson("03-eight-points.en")]!,
      "modules/second/lessons/01-eight-points.zh.md": shipped[lesson("03-eight-points.zh")]!,
    });
    expect(faults).toEqual([
      {
        file: "modules/second/lessons/01-eight-points.en.md",
        line: 2,
        sentence: `the lesson "eight-points" exists already, in ${lesson("03-eight-points.en")}; ids are never used twice`,
      },
    ]);
    expect(faultsAfter(quiz, "id: m04-q02", "id: m04-q01")).toContainEqual({
      file: quiz,
      line: lineOf(quiz, "id: m04-q02"),
      sentence: 'm04-q01 › id: the id "m04-q01" stands twice here',
    });
  });

  test("a floor or a chip for a criterion that the rubric does not have", () => {
    const certification = "certifications/frontline-service.yaml";
    expect(faultsAfter(certification, "empathy: 3", "sympathy: 3")).toEqual([
      {
        file: certification,
        line: lineOf(certification, "rolePlayPass"),
        sentence: '"sympathy" is not a criterion of any rubric its role-plays are scored by',
      },
    ]);
    expect(faultsAfter("role-plays/rp04.yaml", /^ {2}empathy:$/m, "  sympathy:")).toEqual([
      { file: "role-plays/rp04.yaml", line: lineOf("role-plays/rp04.yaml", "  empathy:"), sentence: 'the rubric "service" has no criterion "sympathy"' },
    ]);
  });

  test("weights that do not make a hundred, and a weight that goes nowhere", () => {
    const rubric = "rubrics/service.yaml";
    expect(faultsAfter(rubric, "new-hire: 20", "new-hire: 21")).toEqual([
      { file: rubric, line: lineOf(rubric, "criteria:"), sentence: "criteria: the weights for new-hire add up to 101, they must make 100" },
    ]);
    expect(faultsAfter(rubric, "weightTo: tone", "weightTo: tune")).toEqual([
      { file: rubric, line: lineOf(rubric, "weightTo"), sentence: 'body-language › notApplicable › weightTo: "tune" is not another criterion of this rubric' },
    ]);
  });

  test.each<[string, string, string]>([
    ["an unknown kind", "kind: essays", "kind is one of single, multiple, true-false, matching, ordering, numeric, fill-in"],
    ["a pair whose choice does not exist", MATCHING.replace("choice: c2", "choice: c9"), '"c9" is none of the choices of this question'],
    ["a part that has the id of a choice", MATCHING.replace("id: p1", "id: c1"), 'the part "c1" has the id of a choice; give each its own'],
    ["an order of two", ORDERING.replace(/ {6}- \{ id: i3.*\n/, ""), "at least three items"],
    ["an item that stands twice", ORDERING.replace("id: i3", "id: i2"), 'the id "i2" stands twice here'],
    ["a number that is none", NUMERIC.replace("value: 86", "value: about 86"), "a number, such as 86 or 0.8"],
    ["a number of too many decimals", NUMERIC.replace("value: 86", "value: 0.12345678"), "a number of at most twelve digits before the point and six after it"],
    ["a tolerance of two kinds", NUMERIC.replace("absolute: 1", "absolute: 1, percent: 2"), "tolerance is { absolute: 0.5 } or { percent: 2 }"],
    ["a tolerance below nothing", NUMERIC.replace("absolute: 1", "absolute: -1"), "a tolerance is not below 0"],
    ["a gap that stands nowhere", FILL_IN.replace("then {{g2}}.", "then go."), "the gap {{g2}} stands nowhere in the passage"],
    ["a gap that is not described", FILL_IN.replace("First {{g1}}", "First {{g1}} {{g3}}"), "{{g3}} is none of the gaps of this question"],
    [
      "a gap inside emphasis",
      FILL_IN.replace("{{g2}}.", "**do {{g2}}**."),
      "a gap cannot stand inside emphasis or a link; end it before the gap and begin it again after",
    ],
    ["a gap that takes nothing", FILL_IN.replace("[ask]", '["。"]'), "an accepted answer is empty"],
    [
      "a dialogue of one line",
      `${NUMERIC}    dialogue:\n      - { speaker: { en: You, zh: 您 }, line: { en: Hello., zh: 您好。 } }\n`,
      "a dialogue has at least two lines",
    ],
    [
      "a figure that is not there",
      `${NUMERIC}    image: { figure: nowhere, alt: { en: A lift, zh: 电梯 } }\n`,
      "the module has no English figure figures/nowhere.en.svg",
    ],
    ["a figure without a text for who cannot see it", `${NUMERIC}    image: { figure: hear-and-listen }\n`, '"alt" is missing'],
    ["a misspelt all-or-nothing", `${NUMERIC}    all-or-nothing: always\n`, "all-or-nothing is true or false"],
  ])("in a question: %s", (_, kind, sentence) => {
    const sentences = faultsAfter(quiz, /$/, `${HEAD}${kind.startsWith("kind") ? `    ${kind}` : kind}`).map((fault) => fault.sentence);
    expect(sentences.join("\n")).toContain(sentence);
  });

  test("nothing, when questions of every kind are right", () => {
    for (const kind of [MATCHING, ORDERING, NUMERIC, FILL_IN]) expect(faultsAfter(quiz, /$/, `${HEAD}${kind}`)).toEqual([]);
  });

  test("a delta that names a question the quiz does not have", () => {
    expect(faultsAfter(module, "version: 1", "version: 2\ndelta: [m04-q01, m04-q99]")).toEqual([
      { file: module, line: lineOf(module, "version: 1") + 1, sentence: 'the quiz of this module has no question "m04-q99"' },
    ]);
  });

  test("prerequisites that run in a circle", () => {
    const second = "modules/second/module.yaml";
    const text = shipped[module]!.replace("id: m04", "id: m05")
      .replace("code: M04", "code: M05")
      .replace(/lessons: .*/, "lessons: [new-lesson]")
      .replace(/readAgain: .*/, "")
      .replace("quiz: true", "quiz: false");
    const faults = faultsWith({
      [module]: shipped[module]!.replace("prerequisites: []", "prerequisites: [m05]"),
      [second]: text.replace("prerequisites: []", "prerequisites: [m04]"),
      "modules/second/lessons/01-new-lesson.en.md": "---\nid: new-lesson\ntitle: New\nminutes: 5\n---\nText.\n",
      "modules/second/lessons/01-new-lesson.zh.md": "---\nid: new-lesson\ntitle: 新\nminutes: 5\n---\n正文。\n",
    });
    expect(faults).toContainEqual({
      file: module,
      line: lineOf(module, "prerequisites"),
      sentence: "the prerequisites run in a circle: m04 needs m05 needs m04",
    });
  });

  test("a heading or box that only one language has", () => {
    const zh = lesson("01-hear-or-listen.zh");
    expect(faultsAfter(zh, "## 三步，次序不能乱\n", "三步，次序不能乱\n")).toEqual([
      {
        file: zh,
        line: lineOf(zh, "listening-steps.svg"),
        sentence: `here stands the figure figures/listening-steps.svg, but in ${first} line ${lineOf(first, "## Three steps")} stands a ## heading; both languages need the same headings and boxes in the same order`,
      },
    ]);
    expect(faultsAfter(zh, ":term[三部曲]{id=trilogy}", "三部曲")).toEqual([
      { file: zh, line: 1, sentence: `the glossary word "trilogy" is marked in ${first}, but not here` },
    ]);
  });

  test("a box that nobody knows, that is not closed, or that lacks what it needs", () => {
    const sentences = (find: string, put: string) => faultsAfter(first, find, put).map(({ line, sentence }) => `${line} ${sentence}`);
    const dialogue = lineOf(first, ":::dialogue");
    expect(sentences(":::dialogue", ":::dialog")[0]).toBe(
      `${dialogue} :::dialog is not known; there are :::note, :::claim, :::check, :::dialogue, :::compare, :::try`,
    );
    expect(sentences("look at home.”\n:::\n", "look at home.”\n").join("\n")).toContain(":::check stands within :::dialogue");
    expect(sentences("- **Customer:** “I bought", "- “I bought")[0]).toBe(`${dialogue} a :::dialogue is one list, each item like - **Customer:** “…”`);
    expect(sentences(/:::check\[Do[^\]]*\]/.exec(shipped[first]!)![0], ":::check")[0]).toMatch(/a :::check needs its question/);
    expect(sentences("### Strong", "Strong")[0]).toMatch(/a :::compare holds exactly two parts/);
    expect(sentences(":term[trilogy]{id=trilogy}", ":word[trilogy]{id=trilogy}")[0]).toMatch(/:word is not known/);
    expect(sentences(":::try\n", "::: try\n").join("\n")).toContain("a line with ::: opens or closes no box here");
  });

  test("raw HTML, in a lesson and in a short text", () => {
    expect(faultsAfter(first, "## The difference", "<script>alert(1)</script>\n\n## The difference")).toEqual([
      { file: first, line: lineOf(first, "## The difference"), sentence: "raw HTML is not used: <script>alert(1)</script>" },
    ]);
    expect(faultsAfter(module, "en: Listening", 'en: "<b>Listening</b>"')).toEqual([
      { file: module, line: 3, sentence: "title › en: raw HTML is not used: <b>" },
    ]);
  });

  test("a link to a lesson or word that does not exist, or to a script", () => {
    const link = (url: string) =>
      faultsAfter(first, "He leaves with the cooker", `[He](${url}) leaves with the cooker`).map(({ line, sentence }) => `${line} ${sentence}`);
    const line = lineOf(first, "He leaves");
    expect(link("eight-point")).toEqual([`${line} the link "eight-point" leads nowhere`]);
    expect(link("/modules/listening/lessons/nine-points")).toEqual([`${line} the link "/modules/listening/lessons/nine-points" leads nowhere`]);
    expect(link("/glossary#paws")).toEqual([`${line} the link "/glossary#paws" leads nowhere`]);
    expect(link("javascript:alert(1)")).toEqual([`${line} the link "javascript:alert(1)" leads nowhere`]);
    for (const good of ["eight-points", "/modules/listening/aid", "/glossary#pause", "https://example.org/"]) expect(link(good)).toEqual([]);
  });

  test("stars that would be shown as stars", () => {
    const zh = lesson("01-hear-or-listen.zh");
    expect(faultsAfter(zh, "**备答案。** 对方", "**备答案。**对方")).toEqual([
      {
        file: zh,
        line: lineOf(zh, "**备答案。**"),
        sentence: "** would be shown as two stars here; put punctuation outside of the bold words, or a space after them",
      },
    ]);
  });

  test("a figure with a script, a reference, a style or text too small for a phone", () => {
    const figure = "modules/listening/figures/hear-vs-listen.en.svg";
    const put = (text: string) => faultsAfter(figure, "</title>", `</title>\n  ${text}`)[0];
    const line = lineOf(figure, "</title>") + 1;
    expect(put("<script>alert(1)</script>")).toMatchObject({ file: figure, line, sentence: expect.stringMatching(/^<script> is not used in figures/) });
    expect(put('<image href="https://example.org/x.png"/>')).toMatchObject({ line });
    expect(put('<rect onclick="alert(1)" width="1" height="1"/>')).toMatchObject({ line, sentence: "onclick= is not used on <rect> in figures" });
    expect(put('<rect style="fill:red" width="1" height="1"/>')).toMatchObject({ sentence: "style= is not used on <rect> in figures" });
    expect(put('<rect fill="url(#a)" width="1" height="1"/>')!.sentence).toMatch(/^fill="url\(#a\)" cannot be used in figures/);
    expect(put('<text x="1" y="1" font-size="9">small</text>')!.sentence).toMatch(/^the smallest text is 9/);
    expect(faultsAfter(figure, /<title>.*<\/title>/, "")[0]!.sentence).toBe("the figure needs a <title>");
    expect(faultsAfter(figure, "</svg>", "")[0]!.sentence).toBe("a figure is one <svg>…</svg>");
  });

  test("a file that was saved in another encoding, or holds control characters", () => {
    expect(faultsAfter(module, "en: Listening", "en: Listen\ufffding")).toEqual([
      { file: module, line: 3, sentence: "a character here cannot be read; is the file saved as UTF-8?" },
    ]);
    expect(faultsAfter(first, "A man puts", "A man\u0000 puts")).toContainEqual({
      file: first,
      line: lineOf(first, "A man puts"),
      sentence: "a character here cannot be read; is the file saved as UTF-8?",
    });
  });

  test("a file that is nothing, or lies in the wrong place", () => {
    expect(faultsWith({ "modules/listening/lessons/five.en.md": "text" })).toEqual([
      { file: "modules/listening/lessons/five.en.md", line: 1, sentence: "no content is expected under this name; is the file's name or place right?" },
    ]);
    expect(faultsAfter(module, /[\s\S]+/, "")).toContainEqual({ file: module, line: 1, sentence: "here must stand a group of keys, but there is nothing" });
    expect(faultsWithout("company.yaml")).toContainEqual({ file: "company.yaml", line: 1, sentence: "this file is missing" });
  });
});

describe("a certification", () => {
  const frontline = "certifications/frontline-service.yaml";
  const supervisor = "certifications/service-supervisor.yaml";
  const needs = (id: string, needed: string, more = "") =>
    shipped[frontline]!.replace("id: frontline-service", `id: ${id}`).replace(
      "requirements:\n",
      `requirements:\n  - { id: needs-${needed}, kind: certificate, certification: ${needed} }\n${more}`,
    );

  test("may need the certificate of another, which must exist", () => {
    expect(faultsWith({ [supervisor]: needs("service-supervisor", "frontline-service") })).toEqual([]);
    expect(faultsWith({ [supervisor]: needs("service-supervisor", "frontline") })).toEqual([
      { file: supervisor, line: 6, sentence: 'there is no certification "frontline"' },
    ]);
  });

  test("whose certificate needs itself by way of another says the whole circle, in each file of it", () => {
    const faults = faultsWith({
      [frontline]: needs("frontline-service", "service-supervisor"),
      [supervisor]: needs("service-supervisor", "frontline-service"),
    });
    expect(faults).toEqual([
      { file: frontline, line: 6, sentence: "the certificates run in a circle: frontline-service needs service-supervisor needs frontline-service" },
      { file: supervisor, line: 6, sentence: "the certificates run in a circle: service-supervisor needs frontline-service needs service-supervisor" },
    ]);
    expect(faultsWith({ [frontline]: needs("frontline-service", "frontline-service") })[0]!.sentence).toBe(
      "the certificates run in a circle: frontline-service needs frontline-service",
    );
  });

  test("may renew by a path of its own and waive a certificate, if all of it exists and can be shown", () => {
    const renewing = (more: string) => ({ [frontline]: `${shipped[frontline]}renewal:\n  requirements:\n${more}` });
    expect(faultsWith(renewing("    - { id: again, kind: quiz, module: m04 }\n"))).toEqual([]);
    const sentences = (files: Record<string, string>) => faultsWith(files).map(({ sentence }) => sentence);
    expect(sentences(renewing("    - { id: quiz-m04, kind: quiz, module: m04 }\n"))[0]).toContain('the id "quiz-m04" stands twice here');
    expect(sentences(renewing("    - { id: again, kind: exam, exam: none }\n"))).toEqual(['there is no exam "none"']);
    expect(sentences(renewing("    - { id: log, kind: worksheet, worksheet: log, confirmedBy: hr }\n"))[0]).toContain("cannot be judged yet");
    const validity = (text: string) => ({ [frontline]: shipped[frontline]!.replace("method: expiry", text) });
    expect(faultsWith(validity("method: fixed, minimumMonths: 6"))).toEqual([]);
    expect(sentences(validity("method: fixed"))[0]).toContain("for how many months a certificate is good at least");
    expect(sentences(validity("method: completion, minimumMonths: 6"))[0]).toContain("only the method fixed has a minimum");
    const waiving = (ids: string) => ({
      [supervisor]: needs("service-supervisor", "frontline-service").replace(
        "certification: frontline-service }",
        `certification: frontline-service, waiver: { withinDays: 90, certification: frontline-service, requirements: [${ids}] } }`,
      ),
    });
    expect(faultsWith(waiving("quiz-m04, role-play-listening"))).toEqual([]);
    expect(sentences(waiving("exam"))).toEqual(['there is no requirement "exam" in the certification "frontline-service"']);
    expect(sentences(waiving("lessons-m04"))[0]).toContain("cannot be the condition of a waiver");
  });

  test("may ask for something anew after an absence or a complaint, if it is there and can be planned for it", () => {
    const asking = (more: string) => faultsWith({ [frontline]: `${shipped[frontline]}${more}` }).map(({ sentence }) => sentence);
    expect(asking("absence: { days: 90 }\n")).toEqual(["after an absence the tests and role-plays of the renewal are asked, and there are none here"]);
    expect(asking("absence: { days: 90 }\nrenewal: { requirements: [{ id: again, kind: quiz, module: m04 }] }\n")).toEqual([]);
    expect(asking("retraining: { withinDays: 30, modules: [m04], scenarios: [rp04] }\n")).toEqual([]);
    expect(asking("retraining: { withinDays: 30, modules: [m99], scenarios: [rp05] }\n")).toEqual(
      expect.arrayContaining(['there is no module "m99"', expect.stringContaining('"rp05" counts for no requirement of this certification')]),
    );
  });

  test("asks for an exam that does not exist, or is a draft", () => {
    const asking = shipped[frontline]!.replace("requirements:\n", "requirements:\n  - { id: final, kind: exam, exam: final }\n");
    expect(faultsWith({ [frontline]: asking })).toEqual([{ file: frontline, line: 6, sentence: 'there is no exam "final"' }]);
    const exam = "id: final\ncode: E1\nstatus: draft\ntitle: { en: Exam, zh: 考试 }\ninstructions: [{ en: Alone., zh: 独立完成。 }]\npassMark: 80\n";
    const draft = `${exam}draw: [{ module: m04, count: 5 }]\n`;
    expect(faultsWith({ [frontline]: asking, "exams/final.yaml": draft })).toEqual([
      { file: frontline, line: 6, sentence: 'the exam "final" is still a draft' },
    ]);
    expect(faultsWith({ [frontline]: asking, "exams/final.yaml": draft.replace("status: draft\n", "") })).toEqual([]);
  });

  test("asks a floor where one of its rubrics has the criterion", () => {
    const teaching = {
      "rubrics/teaching.yaml": shipped["rubrics/service.yaml"]!.replace("id: service", "id: teaching").replaceAll("empathy", "demonstration"),
    };
    const second = {
      "role-plays/rp25.yaml": shipped["role-plays/rp04.yaml"]!.replace("id: rp04", "id: rp25")
        .replace("RP04", "RP25")
        .replace("rubric: service", "rubric: teaching")
        .replace(/^ {2}empathy:$/m, "  demonstration:"),
    };
    const files = { ...teaching, ...second, [frontline]: shipped[frontline]!.replace("scenarios: [rp04]", "scenarios: [rp04, rp25]") };
    expect(faultsWith(files).filter(({ file }) => file === frontline)).toEqual([]);
  });

  test.each([
    [
      "worksheet",
      "  - { id: log, kind: worksheet, worksheet: mirror-log, confirmedBy: trainer }\n",
      'log: a requirement of the kind "worksheet" cannot be judged yet',
    ],
    ["service", "  - { id: months, kind: service, months: 6, orNomination: true }\n", 'months: a requirement of the kind "service" cannot be judged yet'],
  ])("published that asks for %s is refused; as a draft it is well", (_what, line, sentence) => {
    const asking = shipped[frontline]!.replace("requirements:\n", `requirements:\n${line}`);
    expect(faultsWith({ [frontline]: asking })).toEqual([
      { file: frontline, line: 6, sentence: `${sentence}; keep this file as status: draft until it can be` },
    ]);
    const draft = asking.replace("id: frontline-service", "id: later\nstatus: draft");
    const { faults, library } = compile({ ...shipped, "certifications/later.yaml": draft });
    expect([faults, [...library.certifications.keys()]]).toEqual([[], ["frontline-service"]]);
  });

  test("no more graders can be asked for from outside the line than grade", () => {
    const asking = (outsideLine: number) =>
      shipped[frontline]!.replace(
        "requirements:\n",
        `requirements:\n  - { id: two, kind: role-play, title: { en: Two, zh: 二 }, scenarios: [rp04], graders: 1, outsideLine: ${outsideLine} }\n`,
      );
    expect(faultsWith({ [frontline]: asking(1) })).toEqual([]);
    expect(faultsWith({ [frontline]: asking(2) })).toMatchObject([
      { file: frontline, line: 6, sentence: expect.stringContaining("only 1 of them can be from outside the line") },
    ]);
  });

  test("published with what cannot be kept to yet is refused, and a draft's slip of the pen is found", () => {
    const talked = `${shipped[frontline]}quizzes: { talkAfterFails: 3 }\n`;
    expect(faultsWith({ [frontline]: talked })[0]!.sentence).toBe('"quizzes" cannot be kept to yet; keep this file as status: draft until it can be');
    const link = (by: string, id = "hr") => `${shipped[frontline]}signOffs:\n  - { id: ${id}, by: ${by}, confirms: { en: Ready., zh: 可以。 } }\n`;
    expect(faultsWith({ [frontline]: link("hr") })).toEqual([]);
    expect(faultsWith({ [frontline]: link("hr", "quiz-m04") })[0]!.sentence).toContain('the id "quiz-m04" stands twice here');
    const draft = link("her").replace("id: frontline-service", "id: later\nstatus: draft");
    expect(faultsWith({ "certifications/later.yaml": draft })[0]!.sentence).toMatch(/^hr › by: here must stand trainer or direct-supervisor/);
  });
});

test("every fault of the whole is listed, in the order of files and lines", () => {
  const faults = faultsWith({
    [module]: shipped[module]!.replace("minutes: 30", "minutes: 0").replace("quiz: true", "quiz: maybe"),
    [quiz]: shipped[quiz]!.replace("passMark: 80", "passMark: 180"),
  });
  expect(faults.map(({ file, line }) => `${file}:${line}`)).toEqual([
    `${module}:${lineOf(module, "minutes:")}`,
    `${module}:${lineOf(module, "quiz:")}`,
    `${quiz}:${lineOf(quiz, "passMark:")}`,
  ]);
});

test("a draft is checked for its shape, may name what does not exist yet, and is in no library", () => {
  const draft = "modules/second/module.yaml";
  const text = shipped[module]!.replace("id: m04", "id: m05\nstatus: draft")
    .replace("code: M04", "code: M05")
    .replace(/lessons: .*/, "lessons: [not-written-yet]")
    .replace(/readAgain: .*/, "")
    .replace("rolePlays: [rp04]", "rolePlays: [rp77]");
  const { faults, library, everything } = compile({ ...shipped, [draft]: text });
  expect(faults).toEqual([]);
  expect([...library.modules.keys()]).toEqual(["m04"]);
  expect([...everything.modules.keys()]).toEqual(["m04", "m05"]);
  expect(compile({ ...shipped, [draft]: text.replace("minutes: 30", "minutes: 0") }).faults).toEqual([
    { file: draft, line: 6, sentence: "minutes: at least 1" },
  ]);
});

test("a company with one language needs only that one; the other falls back and says so", () => {
  const files = Object.fromEntries(Object.entries(shipped).filter(([file]) => !/\.en\.(md|svg)$/.test(file)));
  const { faults, library } = compile({ ...files, "company.yaml": shipped["company.yaml"]!.replace("[en, zh]", "[zh]") });
  expect(faults).toEqual([]);
  const lesson = library.modules.get("m04")!.lessons[0]!;
  expect(lesson).toMatchObject({ title: { en: "听见，还是听进去", zh: "听见，还是听进去" }, missing: ["en"] });
  expect(lesson.html.en).toBe(lesson.html.zh);
});
