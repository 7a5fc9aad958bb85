import type { Words } from "../en";

export const content: Words["content"] = {
  lesson: {
    claim: "资料说法",
    source: (code) => `资料${code}`,
    try: "今天就试",
    words: "本课时用词",
  },
};
