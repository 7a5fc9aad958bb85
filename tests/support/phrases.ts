/** Two moments with three phrases, as their authors would write them. */
export const phrasesYaml = `moments:
  - id: arriving
    title: { en: They come in, zh: 客人进门 }
    phrases:
      - id: greet-at-once
        say: { en: "“Good morning. I'll be **with you** in a moment.”", zh: “您好！我**马上**就来。” }
        never: { en: “Wait.”, zh: “等着。” }
        why: { en: A greeting costs one breath., zh: 打个招呼只要一口气。 }
      - id: offer-seat
        say: { en: “Please sit down.”, zh: “您请坐。” }
        why: { en: Sitting makes it shorter., zh: 坐着等，时间过得快。 }
  - id: saying-no
    title: { en: Saying no, zh: 说“不行” }
    phrases:
      - id: what-i-can-do
        say: { en: “What I can do is change it today.”, zh: “我能做的是，今天就给您换。” }
        never: { en: “That's not our policy.”, zh: “公司规定不行。” }
        why: { en: A rule is no reason., zh: 规定不是理由。 }
`;
