import { expect, test } from "vitest";
import { compile } from "~/content/compile";
import { findPhrases, phrasesIn } from "~/content/phrase-sheet";
import { shippedFiles } from "../support/library";
import { phrasesYaml as yaml } from "../support/phrases";

const compiledWith = async (phrases: string) => compile({ ...(await shippedFiles()), "phrases.yaml": phrases });

test("phrases are read as moments with their phrases, and texts may link to the page and to a moment", async () => {
  const { library, faults } = await compiledWith(
    yaml.replace("A greeting costs one breath.", `"More at [coming in](/phrases#arriving) and [all phrases](/phrases)."`),
  );
  expect(faults).toEqual([]);
  expect([...library.phrases.keys()]).toEqual(["arriving", "saying-no"]);
  expect(library.phrases.get("arriving")!.phrases.map(({ id, never }) => [id, never?.zh])).toEqual([
    ["greet-at-once", "“等着。”"],
    ["offer-seat", undefined],
  ]);
});

test("an author is told of an id used twice, a missing language, an unknown key and a link that leads nowhere", async () => {
  const sentences = async (phrases: string) => (await compiledWith(phrases)).faults.map(({ file, line, sentence }) => `${file}:${line} ${sentence}`);
  expect(await sentences(yaml.replace("id: offer-seat", "id: greet-at-once"))).toEqual([
    'phrases.yaml:9 the phrase "greet-at-once" exists already, in phrases.yaml; ids are never used twice',
  ]);
  expect(await sentences(yaml.replace("{ en: “Wait.”, zh: “等着。” }", "{ en: “Wait.” }"))).toEqual([
    "phrases.yaml:7 arriving › greet-at-once › never: the Chinese text is missing",
  ]);
  expect(await sentences(yaml.replace("never:", "nevr:"))).toEqual([
    'phrases.yaml:7 arriving › greet-at-once: the key "nevr" is not known here; is it spelt right?',
  ]);
  expect(await sentences(yaml.replace("“Please sit down.”", `"“Please [sit](/phrases#nowhere) down.”"`))).toEqual([
    'phrases.yaml:10 arriving › offer-seat › say › en: the link "/phrases#nowhere" leads nowhere',
  ]);
});

test("a phrase is found by the beginnings of its words or by any Chinese in it, whatever case, width or quotation marks are typed", async () => {
  const { library } = await compiledWith(yaml);
  const found = (typed: string) => findPhrases(library.phrases.values(), typed).flatMap(({ phrases }) => phrases.map(({ id }) => id));
  expect(found("")).toEqual(["greet-at-once", "offer-seat", "what-i-can-do"]);
  expect(found("MORN")).toEqual(["greet-at-once"]);
  expect(found("ｗａｉｔ　")).toEqual(["greet-at-once"]);
  expect(found("I’ll be with you")).toEqual(["greet-at-once"]);
  expect(found("ill")).toEqual(["greet-at-once"]);
  expect(found("马上就来")).toEqual(["greet-at-once"]);
  expect(found("坐，快")).toEqual(["offer-seat"]);
  expect(found("进门")).toEqual(["greet-at-once", "offer-seat"]);
  expect(found("规定 policy")).toEqual(["what-i-can-do"]);
  expect(found("own")).toEqual([]);
  expect(found("？！")).toEqual(["greet-at-once", "offer-seat", "what-i-can-do"]);
});

test("emphasis is shown, in one language only", async () => {
  const { library } = await compiledWith(yaml);
  expect(phrasesIn(library.phrases.values(), "zh")[0]).toEqual({
    id: "arriving",
    title: "客人进门",
    phrases: [
      { id: "greet-at-once", say: "“您好！我<strong>马上</strong>就来。”", never: "“等着。”", why: "打个招呼只要一口气。" },
      { id: "offer-seat", say: "“您请坐。”", never: null, why: "坐着等，时间过得快。" },
    ],
  });
});
