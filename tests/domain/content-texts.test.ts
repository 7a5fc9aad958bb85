import { beforeAll, describe, expect, test } from "vitest";
import type { Language } from "~/locale/language";
import { shippedFiles } from "../support/library";
import { type Passage, passagesOf } from "../support/passages";

let passages: Passage[];
beforeAll(async () => {
  const files = Object.entries(await shippedFiles()).filter(([, text]) => !/^status: draft$/m.test(text)); // a draft may stand in for what is published
  passages = passagesOf(Object.fromEntries(files));
});

/** As many words of English or characters of Chinese in a row are no accident any more; a rule or a row of terms is shorter. */
const longRun: Record<Language, number> = { en: 12, zh: 20 };

const wordsIn = ({ language, text }: Passage) =>
  text.toLowerCase().match(language === "en" ? /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu : /\p{Script=Han}|[a-z\p{N}]+/gu) ?? [];
/** What a text belongs to: a module with all its files, or a file that stands alone. */
const workOf = ({ file }: Passage) => /^modules\/[^/]+/.exec(file)?.[0] ?? file;

/** The words, the claims and the scales of the house are there to be quoted. */
const quoted = /^(glossary|claims)\.yaml$|^rubrics\//;

/** Each pair of works that share a long run, with where the run stands and how it begins. */
function sharedRuns(texts: Passage[]): string[] {
  const first = new Map<string, Passage>();
  const shared = new Map<string, string>();
  for (const passage of texts.filter(({ file }) => !quoted.test(file))) {
    const words = wordsIn(passage);
    for (let at = 0; at + longRun[passage.language] <= words.length; at++) {
      const run = words.slice(at, at + longRun[passage.language]).join(passage.language === "en" ? " " : "");
      const before = first.get(run);
      if (!before) first.set(run, passage);
      else if (workOf(before) !== workOf(passage)) {
        const places = `${before.file}:${before.line} and ${passage.file}:${passage.line}`;
        if (!shared.has(places)) shared.set(places, `${places}: ${run}`);
      }
    }
  }
  return [...shared.values()];
}

/** Where a pattern occurs, with what stands around it. */
const occurrences = (texts: Passage[], language: Language, pattern: RegExp) =>
  texts
    .filter((passage) => passage.language === language)
    .flatMap(({ file, line, text }) =>
      [...text.matchAll(pattern)].map(
        ({ index }) => `${file}:${line + text.slice(0, index).split("\n").length - 1} ${text.slice(Math.max(0, index - 12), index + 13)}`,
      ),
    );
const plainBesideChinese = /(?<=\p{Script=Han})[,:;?!()]|[,:;?!()](?=\p{Script=Han})/gu;
const fullWidth = /[\u3000-\u303f\uff01-\uff5e]/g;

describe("the shipped content", () => {
  test("says everything once: no two modules, role-plays or courses share a long run of words", () => {
    expect(sharedRuns(passages)).toEqual([]);
  });

  test("has full-width punctuation beside Chinese characters", () => {
    expect(occurrences(passages, "zh", plainBesideChinese)).toEqual([]);
  });

  test("has no full-width punctuation in English", () => {
    expect(occurrences(passages, "en", fullWidth)).toEqual([]);
  });

  test("is looked at whole: lessons, job aids, questions, role-plays, phrases and figures, in both languages", () => {
    for (const kind of ["lessons/", "aid.", "quiz.yaml", "role-plays/", "phrases.yaml", "figures/", "glossary.yaml", "claims.yaml"])
      for (const language of ["en", "zh"])
        expect(passages.filter((one) => one.language === language && one.file.includes(kind)).length, kind).toBeGreaterThan(9);
  });
});

test("a copied sentence is found with both its places, though its line breaks differ", () => {
  const sentence = "Stand where they can see your hands and say what you are going to do next.";
  const texts = passagesOf({
    "modules/one/lessons/01-a.en.md": `---\nid: a\n---\nFirst.\n\n${sentence}\n`,
    "modules/two/quiz.yaml": `questions:\n  - text: { en: "${sentence}" }\n`,
    "modules/two/lessons/01-b.en.md": `${sentence.replace(" can ", "\ncan ")}\n`,
  });
  expect(sharedRuns(texts)).toEqual([
    "modules/one/lessons/01-a.en.md:6 and modules/two/quiz.yaml:2: stand where they can see your hands and say what you are",
    "modules/one/lessons/01-a.en.md:6 and modules/two/lessons/01-b.en.md:1: stand where they can see your hands and say what you are",
  ]);
  expect(sharedRuns(texts.filter(({ file }) => file.startsWith("modules/two/"))), "within one module a text may be said again").toEqual([]);
});

test("punctuation of the other language is found, but not in code, links and glossary marks", () => {
  const texts = passagesOf({
    "modules/one/lessons/01-a.zh.md": "您好,请坐。`是(否)`\n**您好**:请 [看](/modules/一(二) :term[红线]{id=red-line} 12:30 (HEAT)\n",
    "modules/one/lessons/01-a.en.md": "Good morning，sit down. “Yes.”\n",
    "modules/one/figures/a.zh.svg": '<svg><style>a:b</style><text x="1">好吗?</text></svg>',
  });
  expect(occurrences(texts, "zh", plainBesideChinese)).toEqual([
    expect.stringMatching(/^modules\/one\/lessons\/01-a\.zh\.md:1 您好,请坐/),
    expect.stringMatching(/^modules\/one\/lessons\/01-a\.zh\.md:2 .*您好:请/s),
    expect.stringMatching(/^modules\/one\/figures\/a\.zh\.svg:1 .*好吗\?/),
  ]);
  expect(occurrences(texts, "en", fullWidth)).toEqual(["modules/one/lessons/01-a.en.md:1 Good morning，sit down. “Y"]);
});
