import { expect, test } from "vitest";
import { compile } from "~/content/compile";
import { shippedFiles } from "../support/library";

const yaml = `moments:
  - id: arriving
    title: { en: They come in, zh: 客人进门 }
    phrases:
      - id: greet-at-once
        say: { en: "Good morning. I will be **with you** in a moment.", zh: "您好！我马上就来。" }
        never: { en: Wait., zh: 等着。 }
        why: { en: A greeting costs one breath., zh: 打个招呼只要一口气。 }
      - id: offer-seat
        say: { en: Please sit down., zh: 您请坐。 }
        why: { en: Waiting is shorter sitting., zh: 坐着等，时间过得快。 }
`;
const compiledWith = async (phrases: string) => compile({ ...(await shippedFiles()), "phrases.yaml": phrases });

test("phrases are read as moments with their phrases, and texts may link to the page and to a moment", async () => {
  const { library, faults } = await compiledWith(
    yaml.replace("A greeting costs one breath.", `"More at [coming in](/phrases#arriving) and [all phrases](/phrases)."`),
  );
  expect(faults).toEqual([]);
  expect([...library.phrases.keys()]).toEqual(["arriving"]);
  expect(library.phrases.get("arriving")!.phrases.map(({ id, never }) => [id, never?.zh])).toEqual([
    ["greet-at-once", "等着。"],
    ["offer-seat", undefined],
  ]);
});

test("an author is told of an id used twice, a missing language, an unknown key and a link that leads nowhere", async () => {
  const sentences = async (phrases: string) => (await compiledWith(phrases)).faults.map(({ file, line, sentence }) => `${file}:${line} ${sentence}`);
  expect(await sentences(yaml.replace("id: offer-seat", "id: greet-at-once"))).toEqual([
    'phrases.yaml:9 the phrase "greet-at-once" exists already, in phrases.yaml; ids are never used twice',
  ]);
  expect(await sentences(yaml.replace("{ en: Wait., zh: 等着。 }", "{ en: Wait. }"))).toEqual([
    "phrases.yaml:7 arriving › greet-at-once › never: the Chinese text is missing",
  ]);
  expect(await sentences(yaml.replace("never:", "nevr:"))).toEqual([
    'phrases.yaml:7 arriving › greet-at-once: the key "nevr" is not known here; is it spelt right?',
  ]);
  expect(await sentences(yaml.replace("Please sit down.", `"Please [sit](/phrases#nowhere) down."`))).toEqual([
    'phrases.yaml:10 arriving › offer-seat › say › en: the link "/phrases#nowhere" leads nowhere',
  ]);
});
