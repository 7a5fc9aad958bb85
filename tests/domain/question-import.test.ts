import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { catalogues } from "~/locale/catalogues";
import { addToBank } from "~/quizzes/import/add-to-bank";
import type { Candidate, Format } from "~/quizzes/import/candidate";
import { type Bank, planImport } from "~/quizzes/import/plan";
import { readQuestions } from "~/quizzes/import/read";
import { reportOf, sayRemark } from "~/quizzes/import/report";
import { writeTemplate } from "~/quizzes/import/template.server";
import { Unreadable } from "~/sheets/unreadable";
import { makeSheet, makeZip } from "../support/zip";

const words = catalogues.en.importing;
const read = (text: string | Buffer, format: Format): Candidate[] => readQuestions(Buffer.from(text as string), format);
const said = ({ faults, notes }: Candidate) => [...faults, ...notes].map((remark) => sayRemark(words, remark));
const whyNot = (text: string | Buffer, format: Format): string => {
  try {
    read(text, format);
    return "read";
  } catch (error) {
    if (error instanceof Unreadable) return error.why;
    throw error;
  }
};

describe("Aiken", () => {
  const pause = "How long is the pause?\nA. No time\nB) Three seconds\nC. A minute\nANSWER: B\n";

  test("a question with its options and the right one", () => {
    const [one, ...more] = read(pause, "aiken");
    expect(more).toEqual([]);
    expect(one).toMatchObject({ ref: "line 1", kind: "single", faults: [] });
    expect(one!.question).toEqual({
      kind: "single",
      text: { en: "How long is the pause?" },
      options: [
        { id: "a", text: { en: "No time" } },
        { id: "b", text: { en: "Three seconds" }, correct: true },
        { id: "c", text: { en: "A minute" } },
      ],
    });
  });

  test("each fault stands with the line of its question, and the next question is read all the same", () => {
    const found = read(`Which?\nA. one\nB. two\nC. three\nANSWER: D\n\nNo answer\nA. one\n\n${pause}`, "aiken");
    expect(found.map((one) => [one.ref, ...said(one)])).toEqual([
      ["line 1", "The right answer “D” is none of the options."],
      ["line 7", "The right answer is missing."],
      ["line 10"],
    ]);
  });

  test.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff停顿多久？\nA. 不停\nB. 三秒\nC. 一分钟\nANSWER: B`)],
    ["UTF-8", Buffer.from("停顿多久？\nA. 不停\nB. 三秒\nC. 一分钟\nANSWER: B")],
    ["UTF-16 with a mark", Buffer.from("\ufeff停顿多久？\nA. 不停\nB. 三秒\nC. 一分钟\nANSWER: B", "utf16le")],
    ["UTF-16 without one", Buffer.from("停顿多久？\nA. 不停\nB. 三秒\nC. 一分钟\nANSWER: B", "utf16le")],
    [
      "GB18030",
      Buffer.concat([
        Buffer.from([0xcd, 0xa3, 0xb6, 0xd9, 0xb6, 0xe0, 0xbe, 0xc3, 0xa3, 0xbf]),
        Buffer.from("\nA. "),
        Buffer.from([0xb2, 0xbb, 0xcd, 0xa3]),
        Buffer.from("\nB. "),
        Buffer.from([0xc8, 0xfd, 0xc3, 0xeb]),
        Buffer.from("\nC. "),
        Buffer.from([0xd2, 0xbb, 0xb7, 0xd6, 0xd6, 0xd3]),
        Buffer.from("\nANSWER: B"),
      ]),
    ],
  ])("Chinese is read rightly from %s", (_, bytes) => {
    const { question } = read(bytes, "aiken")[0]!;
    expect(question).toMatchObject({ text: { zh: "停顿多久？" }, options: [{ text: { zh: "不停" } }, { text: { zh: "三秒" } }, { text: { zh: "一分钟" } }] });
  });

  test("accents and curly quotes of windows-1252 are read rightly", () => {
    const latin = Buffer.from(
      "Où est le “café” — naïve?\nA. Là\nB. Près\nC. Hélène’s\nANSWER: A".replace(
        /[“”—’]/g,
        (sign) => ({ "“": "\x93", "”": "\x94", "—": "\x97", "’": "\x92" })[sign]!,
      ),
      "latin1",
    );
    expect(read(latin, "aiken")[0]!.question).toMatchObject({
      text: { en: "Où est le “café” — naïve?" },
      options: [{ text: { en: "Là" } }, { text: { en: "Près" } }, { text: { en: "Hélène’s" } }],
    });
  });

  test("signs of markdown mean only themselves", () => {
    const { question } = read("What is *this* <b>, _so_ & [that]?\nA. 1. one\nB. # two\nC. - three\nANSWER: A", "aiken")[0]!;
    expect(question!.text).toEqual({ en: "What is \\*this\\* \\<b\\>, \\_so\\_ \\& \\[that\\]?" });
    expect(question!.options).toMatchObject([{ text: { en: "1\\. one" } }, { text: { en: "\\# two" } }, { text: { en: "\\- three" } }]);
  });
});

describe("GIFT", () => {
  const gift = `// a comment
$CATEGORY: top/listening

::Pause:: How long is the pause? { ~No time #Too short =Three seconds #Right ~A minute #### Three seconds feel long. }

::True:: You may nod while listening. {TRUE#No, do nod.#Yes.}

Which help? { ~%50%Nodding ~%50%Asking ~%-100%Laughing }

Match. { =anger -> calm voice =grief -> silence }

A guest waits {#5:1} minutes at most.

The pause lasts {=three =3} seconds.

Escaped \\{braces\\} and \\= signs { =a ~b ~c\\: d }

An essay {}

Only a text.
`;
  const found = read(gift, "gift");

  test("every kind becomes the kind it is here", () => {
    expect(found.map(({ ref, kind, faults }) => [ref, kind, faults.length])).toEqual([
      ["Pause", "single", 0],
      ["True", "true-false", 0],
      ["line 8", "multiple", 0],
      ["line 10", "matching", 0],
      ["line 12", "numeric", 0],
      ["line 14", "fill-in", 0],
      ["line 16", "single", 0],
      ["line 18", "essay", 1],
      ["line 20", "text", 1],
    ]);
  });

  test("feedback, explanation, escapes, numbers and gaps are kept", () => {
    expect(found[0]!.question).toMatchObject({
      options: [
        { text: { en: "No time" }, feedback: { en: "Too short" } },
        { text: { en: "Three seconds" }, correct: true, feedback: { en: "Right" } },
        { text: { en: "A minute" } },
      ],
      explanation: { en: "Three seconds feel long." },
    });
    expect(found[1]!.question).toMatchObject({ answer: true, feedback: { en: "No, do nod." } });
    expect(found[3]!.question).toMatchObject({
      parts: [{ choice: "a" }, { choice: "b" }],
      choices: [{ text: { en: "calm voice" } }, { text: { en: "silence" } }],
    });
    expect(found[4]!.question).toMatchObject({ value: 5, tolerance: { absolute: 1 } });
    expect(found[5]!.question).toMatchObject({
      passage: { en: "The pause lasts {{answer}} seconds." },
      gaps: [{ id: "answer", accepted: { en: ["three", "3"] } }],
    });
    expect(found[6]!.question).toMatchObject({ text: { en: "Escaped {braces} and = signs" }, options: [{}, {}, { text: { en: "c: d" } }] });
  });

  test("what cannot be taken over says why", () => {
    expect(said(found[7]!)).toEqual(["The kind “essay” is not supported."]);
    expect(said(found[8]!)).toEqual(["This is a text, not a question."]);
    expect(said(read("Half { =a ~%50%b ~c }", "gift")[0]!)).toEqual(["Answers that earn a part of the points cannot be taken over. Make each right or wrong."]);
    expect(said(read("Odd {#NaN}", "gift")[0]!)).toEqual(["“NaN” is no number such as 86 or 0.8."]);
    expect(said(read("Odd {#1e3}", "gift")[0]!)).toEqual(["“1e3” is no number such as 86 or 0.8."]);
    expect(said(read("Two { =a ~b }", "gift")[0]!)).toEqual(["It has 2 options. At least three are needed."]);
  });

  test("a text of 50,000 characters is refused, whatever its marks look like", () => {
    expect(said(read(`[html]${"<span<".repeat(10_000)} { =a ~b ~c }`, "gift")[0]!)).toContain("The text is longer than 5000 characters.");
    expect(said(read(`${"x".repeat(50_000)} { =a ~b ~c }`, "gift")[0]!)).toContain("The text is longer than 5000 characters.");
  });
});

describe("Moodle XML", () => {
  const question = (type: string, inner: string, name = "Q") => `<question type="${type}"><name><text>${name}</text></name>${inner}</question>`;
  const xml = (...questions: string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?><quiz><question type="category"><category><text>top</text></category></question>${questions.join("")}</quiz>`;
  const answer = (share: number, text: string, feedback = "") =>
    `<answer fraction="${share}" format="html"><text><![CDATA[${text}]]></text><feedback><text>${feedback}</text></feedback></answer>`;
  const text = (html: string) => `<questiontext format="html"><text><![CDATA[${html}]]></text></questiontext>`;

  test("questions of the common kinds are read as plain text", () => {
    const found = read(
      xml(
        question(
          "multichoice",
          `${text("<p>How <b>long</b>&nbsp;is it?</p>")}<defaultgrade>2.0000000</defaultgrade><single>true</single>${answer(0, "No time")}${answer(100, "Three&nbsp;s", "Right")}${answer(0, "A minute")}`,
        ),
        question("multichoice", `${text("Which?")}<single>false</single>${answer(50, "a")}${answer(50, "b")}${answer(-100, "c")}`, "halves"),
        question("truefalse", `${text("You may nod.")}${answer(0, "true")}${answer(100, "false", "Do.")}`),
        question("numerical", `${text("How many?")}<answer fraction="100"><text>5</text><tolerance>0.5</tolerance></answer>`),
        question("essay", text("Tell.")),
        question("ddwtos", text("Drag.")),
      ),
      "moodle-xml",
    );
    expect(found.map(({ kind, faults }) => [kind, faults.length])).toEqual([
      ["single", 0],
      ["multiple", 0],
      ["true-false", 0],
      ["numeric", 0],
      ["essay", 1],
      ["ddwtos", 1],
    ]);
    expect(found[0]!.question).toMatchObject({ points: 2, text: { en: "How long is it?" }, options: [{}, { correct: true, feedback: { en: "Right" } }, {}] });
    expect(found[2]!.question).toMatchObject({ answer: false });
    expect(found[3]!.question).toMatchObject({ value: 5, tolerance: { absolute: 0.5 } });
  });

  test("a question written in both languages keeps both", () => {
    const both = `<span lang="en" class="multilang">Nod?</span><span lang="zh_cn" class="multilang">点头吗？</span>`;
    const [one] = read(xml(question("truefalse", `${text(both)}${answer(100, "true")}${answer(0, "false")}`)), "moodle-xml");
    expect(one!.question!.text).toEqual({ en: "Nod?", zh: "点头吗？" });
  });

  test("a picture is left out, and it says so", () => {
    const picture = `<questiontext format="html"><text><![CDATA[Look: <img src="@@PLUGINFILE@@/a.png">]]></text><file name="a.png" encoding="base64">iVBORw0KGgo=</file></questiontext>`;
    const [one] = read(xml(question("truefalse", `${picture}${answer(100, "true")}${answer(0, "false")}`)), "moodle-xml");
    expect(said(one!)[0]).toMatch(/^The picture was left out/);
    expect(one!.question!.text).toEqual({ en: "Look:" });
  });

  test("points that are no number are refused", () => {
    for (const points of ["NaN", "1e3", "-1", "0", "1.5"])
      expect(said(read(xml(question("truefalse", `${text("T")}<defaultgrade>${points}</defaultgrade>${answer(100, "true")}`)), "moodle-xml")[0]!)).toEqual([
        `“${points}” is no whole number of points from 1 to 100.`,
      ]);
  });

  test("a file that defines entities is refused before any is expanded, inside or outside", () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa">${"bcdefghij"
      .split("")
      .map((name, place) => `<!ENTITY ${name} "${`&${"abcdefghi"[place]};`.repeat(10)}">`)
      .join("")}]><quiz>&j;</quiz>`;
    expect(whyNot(bomb, "moodle-xml")).toBe("entities");
    expect(whyNot(`<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>`, "moodle-xml")).toBe("entities");
    expect(whyNot(Buffer.from(`\ufeff<!DOCTYPE quiz [<!ENTITY x SYSTEM "http://127.0.0.1/">]><quiz>&x;</quiz>`, "utf16le"), "moodle-xml")).toBe("entities");
    expect(whyNot("<quiz>&undefined;</quiz>", "moodle-xml")).toBe("xml");
  });

  test("a file that is no XML, of another kind, or nested without end is refused", () => {
    expect(whyNot("Which?\nA. one", "moodle-xml")).toBe("xml");
    expect(whyNot("<html><body/></html>", "moodle-xml")).toBe("xml");
    expect(whyNot("<quiz>".repeat(100_000), "moodle-xml")).toBe("tooBig");
    expect(whyNot("<quiz></quiz>", "moodle-xml")).toBe("empty");
  });
});

describe("the spreadsheet", () => {
  const head = [
    "Kind",
    "Question",
    "Question (Chinese)",
    "Option A",
    "Option B",
    "Option C",
    "Right answer",
    "Points",
    "Must be right",
    "Topic",
    "Lesson to read again",
  ];
  const chinese = ["题型", "题目", "选项A", "选项B", "选项C", "正确答案"];

  test("the template can be downloaded with headings of either language, and what is filled in is read", async () => {
    for (const language of ["en", "zh"] as const) {
      const template = await writeTemplate(language, ["en", "zh"]);
      expect(whyNot(template, "xlsx"), "the headings are found, and nothing stands below them").toBe("empty");
    }
  });

  test("English and Chinese headings, in any order, with the words people write for kinds and answers", () => {
    const english = read(
      makeSheet([
        head,
        ["Single", "How long?", "停多久？", "No time", "Three seconds", "A minute", "B", 2, "yes"],
        ["true-false", "Nod?", "", "", "", "", "对"],
      ]),
      "xlsx",
    );
    expect(english.map(({ ref, faults }) => [ref, faults])).toEqual([
      ["row 2", []],
      ["row 3", []],
    ]);
    expect(english[0]!.question).toMatchObject({ text: { en: "How long?", zh: "停多久？" }, points: 2, critical: true, options: [{}, { correct: true }, {}] });
    const inChinese = read(
      makeSheet([
        chinese,
        ["多选题", "哪些有用？", "点头", "提问", "大笑", "A、B"],
        ["填空", "停几秒？", "", "", "", "三|3"],
        ["数值", "几分钟？", "", "", "", "5±1"],
        ["排序", "按顺序", "听", "问", "说", ""],
        ["配对", "哪个是哪个？", "点头 -> 身体", "语速＝＞声音", "→ 内容"],
      ]),
      "xlsx",
    );
    expect(inChinese.map(({ kind, faults }) => [kind, faults])).toEqual([
      ["multiple", []],
      ["fill-in", []],
      ["numeric", []],
      ["ordering", []],
      ["matching", []],
    ]);
    expect(inChinese[4]!.question).toMatchObject({
      parts: [
        { text: { zh: "点头" }, choice: "a" },
        { text: { zh: "语速" }, choice: "b" },
      ],
      choices: [{ text: { zh: "身体" } }, { text: { zh: "声音" } }, { text: { zh: "内容" } }],
    });
    expect(inChinese[0]!.question).toMatchObject({ text: { zh: "哪些有用？" }, options: [{ correct: true }, { correct: true }, {}] });
  });

  test("every fault is told with its row and column", () => {
    const found = read(
      makeSheet([
        head,
        ["essay", "Tell", "", "", "", "", "x"],
        ["single", "", "", "a", "b", "c", "A"],
        ["single", "Q", "", "a", "b", "c", "E"],
        ["single", "Q", "", "a", "b", "", "A"],
        ["single", "Q", "", "a", "b", "c", "A", "NaN"],
        ["single", { formula: "1+1", value: "2" }, "", "a", "b", "c", "A"],
        ["single", { error: "#REF!" }, "", "a", "b", "c", "A"],
        ["single", "x".repeat(50_000), "", "a", "b", "c", "A"],
        ["true-false", "Q", "", "", "", "", "perhaps"],
        ["", "Q", "", "a", "b", "c", "A"],
        ["matching", "Q", "", "a -> 1", "b", "c -> 2", ""],
      ]),
      "xlsx",
    );
    expect(found.map((one) => [one.ref, ...said(one)])).toEqual([
      ["row 2", "Kind: The kind “essay” is not supported."],
      ["row 3", "Question: The question's text is missing."],
      ["row 4", "Right answer: The right answer “E” is none of the options."],
      ["row 5", "Option A: It has 2 options. At least three are needed."],
      ["row 6", "Points: “NaN” is no whole number of points from 1 to 100."],
      ["row 7", "Question: The cell holds a formula. Write the text itself."],
      ["row 8", "Question: The cell shows an error (#REF!). Write the text itself."],
      ["row 9", "Question: The text is longer than 5000 characters."],
      ["row 10", "Right answer: “perhaps” is neither yes nor no."],
      ["row 11", "Kind: The kind of question is missing."],
      ["row 12", "Option A: Option B is no pair. Write an arrow between the two: a late parcel -> a complaint."],
    ]);
  });

  test("a file that is none, or without the headings, says so", () => {
    expect(whyNot("just a text", "xlsx")).toBe("notASpreadsheet");
    expect(whyNot(Buffer.from("d0cf11e0a1b11ae1", "hex"), "xlsx")).toBe("oldSpreadsheet");
    expect(whyNot(makeSheet([["a", "b"]]), "xlsx")).toBe("headings");
    expect(whyNot(makeSheet([[...head, "Right answer"]]), "xlsx")).toBe("headingTwice");
    expect(whyNot(makeZip([{ name: "a.txt", content: "a" }]), "xlsx")).toBe("notASpreadsheet");
    expect(whyNot(makeSheet([head]).subarray(0, 300), "xlsx")).toBe("archive");
  });

  test("an archive that unpacks to gigabytes is refused, whatever it says of itself", () => {
    const honest = { name: "xl/media/big.bin", content: "x", said: 0xfffffff0 };
    expect(whyNot(makeSheet([head], [honest, { ...honest, name: "b" }, { ...honest, name: "c" }]), "xlsx")).toBe("tooBig");
    const lying = { name: "xl/workbook.xml", content: Buffer.alloc(60_000_000), said: 100 };
    expect(whyNot(makeZip([lying]), "xlsx")).toBe("tooBig");
  });

  test("an archive with names that lead outside is refused", () => {
    for (const name of ["../../etc/passwd", "xl/../../x", "/etc/passwd", "..\\x", "C:/x"])
      expect(whyNot(makeSheet([head], [{ name, content: "x" }]), "xlsx")).toBe("outside");
  });

  test("entities in a part of the archive are refused", () => {
    expect(whyNot(makeZip([{ name: "xl/workbook.xml", content: `<!DOCTYPE w [<!ENTITY a "b">]><workbook>&a;</workbook>` }]), "xlsx")).toBe("entities");
  });
});

describe("planning", () => {
  const bank: Bank = {
    moduleId: "m04",
    languages: ["en", "zh"],
    topics: [{ id: "pause", title: { en: "The pause", zh: "停顿" } }],
    lessons: [{ id: "hear-or-listen", title: { en: "Hear or listen", zh: "听见还是倾听" } }],
    questions: [{ id: "m04-q01", kind: "true-false", text: { en: "You may nod.", zh: "可以点头。" }, answer: true }],
  };
  let count = 0;
  const plan = (candidates: Candidate[], into = bank) =>
    planImport(
      candidates,
      into,
      () => `id${++count}`,
      (remark) => sayRemark(words, remark),
    );
  const aiken = "How long?\nA. No time\nB. Three seconds\nC. A minute\nANSWER: B\n";

  test("a question becomes a draft that says what is still to be written", () => {
    const { outcomes, added } = plan(read(aiken, "aiken"));
    expect(outcomes[0]).toMatchObject({ ref: "line 1", status: "imported" });
    expect(added[0]).toMatchObject({ status: "draft", kind: "single" });
    expect(added[0]!.id).toMatch(/^m04-q-id\d+$/);
    expect(added[0]!.note).toBe(
      "Still to be written in Chinese: text, option a, option b, option c. Still to be written, feedback: option a, option b, option c. Still to be written: the explanation.",
    );
  });

  test("a company with one language needs only that one", () => {
    expect(plan(read(aiken, "aiken"), { ...bank, languages: ["en"] }).added[0]!.note).not.toMatch(/Chinese/);
  });

  test("what the bank has already, in either language, and what stands twice in the file is not added again", () => {
    const { outcomes, added } = plan(read("可以点头。 {T}\n\nYou may nod. {T}\n\nA new one. {T}\n\n::again::A new one. {T}", "gift"));
    expect(outcomes.map(({ ref, status, remarks }) => [ref, status, remarks[0] && sayRemark(words, remarks[0])])).toEqual([
      ["line 1", "refused", "The bank has this question already: m04-q01."],
      ["line 3", "refused", "The bank has this question already: m04-q01."],
      ["line 5", "imported", expect.stringContaining("Chinese")],
      ["again", "refused", "It stands twice in this file: first at line 5."],
    ]);
    expect(added).toHaveLength(1);
    expect(reportOf({ outcomes }, words)).toMatchObject({
      imported: 1,
      refused: 3,
      questions: [{ ref: "line 1", kind: "true-false", status: "refused" }, {}, {}, {}],
    });
  });

  test("topics and the lesson are named by their titles; unknown ones are refused with row and column", () => {
    const sheet = makeSheet([
      ["题型", "题目", "正确答案", "主题", "重读课时"],
      ["判断", "停一停。", "对", "停顿", "听见还是倾听"],
      ["判断", "再停一停。", "对", "天气", "没有这课"],
    ]);
    const { outcomes, added } = plan(read(sheet, "xlsx"));
    expect(added[0]).toMatchObject({ tags: ["pause"], lesson: "hear-or-listen" });
    expect(outcomes[1]!.remarks.map((remark) => sayRemark(catalogues.zh.importing, remark))).toEqual([
      "“主题”列：测验里没有主题“天气”。",
      "“重读课时”列：课程里没有课时“没有这课”。",
    ]);
  });

  test("what the content check would refuse is refused with its sentence", () => {
    const { outcomes } = plan(read("Two stars ** here. {T}", "gift"));
    expect(outcomes[0]).toMatchObject({ status: "refused", remarks: [{ reason: "check", value: expect.stringContaining("**") }] });
  });

  test("the author's file keeps every line it has; the new questions come after the last", () => {
    const { added } = plan(read(aiken, "aiken"));
    for (const [before, after] of [
      ["id: q\n# a remark\nquestions:\n  - id: a # one\n    text: { en: A }\n", ""],
      ["questions:\n- id: a\n\n", "# the end\npassMark: 80\n"],
      ["id: q\nquestions:\n  - id: a\n    text: |\n      long\n", "draw: { count: 1 }\n"],
    ]) {
      const written = addToBank(before! + after!, added);
      for (const line of (before! + after!).split("\n")) expect(written).toContain(line);
      const { questions } = parse(written);
      expect(questions).toHaveLength(2);
      expect(questions[1]).toEqual(JSON.parse(JSON.stringify(added[0])));
      expect(parse(written)).toMatchObject(parse(after! || "{}"));
    }
    expect(parse(addToBank("questions: []\n", added)).questions).toHaveLength(1);
    expect(parse(addToBank("questions:\n  - id: a", added)).questions).toHaveLength(2);
  });
});
