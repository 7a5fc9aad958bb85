/** A heading or a choice as it is compared: width, case, spaces and brackets do not matter. */
export const folded = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s()*:]/g, "");

const yes = ["true", "t", "yes", "y", "right", "correct", "对", "正确", "是", "√", "✓", "1"];
const no = ["false", "f", "no", "n", "wrong", "incorrect", "错", "错误", "不正确", "否", "不是", "×", "x", "✗", "0"];

/** Yes or no, in the words people write. */
export const yesOrNo = (typed: string): boolean | undefined => (yes.includes(folded(typed)) ? true : no.includes(folded(typed)) ? false : undefined);
