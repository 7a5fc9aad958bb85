import { type Bilingual, type Language, languages } from "~/locale/language";
import { folded } from "~/sheets/yes-or-no";

/** What a column of the spreadsheet holds. Texts have a language, the rest is the same in both. */
export type Column = { holds: "kind" | "right" | "points" | "critical" | "topic" | "lesson"; language: null; heading: Bilingual } | TextColumn;
export type TextColumn = { holds: TextName; language: Language; heading: Bilingual };
export type TextName = "situation" | "text" | "explanation" | `option-${OptionLetter}` | `feedback-${OptionLetter}`;

export const optionLetters = ["a", "b", "c", "d", "e", "f"] as const;
export type OptionLetter = (typeof optionLetters)[number];

const named: Record<Language, Bilingual> = { en: { en: "English", zh: "英文" }, zh: { en: "Chinese", zh: "中文" } };

const inBoth = (holds: TextName, en: string, zh: string): TextColumn[] =>
  languages.map((language) => ({ holds, language, heading: { en: `${en} (${named[language].en})`, zh: `${zh}（${named[language].zh}）` } }));
const once = (holds: Exclude<Column["holds"], TextName>, en: string, zh: string): Column => ({ holds, language: null, heading: { en, zh } }) as Column;

/** Every column the template has, in its order. */
export const columns: Column[] = [
  once("kind", "Kind", "题型"),
  ...inBoth("text", "Question", "题目"),
  ...optionLetters.flatMap((letter) => inBoth(`option-${letter}`, `Option ${letter.toUpperCase()}`, `选项${letter.toUpperCase()}`)),
  once("right", "Right answer", "正确答案"),
  ...inBoth("explanation", "Explanation", "解析"),
  ...optionLetters.flatMap((letter) => inBoth(`feedback-${letter}`, `Feedback ${letter.toUpperCase()}`, `选项${letter.toUpperCase()}反馈`)),
  ...inBoth("situation", "Situation", "情境"),
  once("points", "Points", "分值"),
  once("critical", "Must be right", "必须答对"),
  once("topic", "Topic", "主题"),
  once("lesson", "Lesson to read again", "重读课时"),
];

/** The column under a heading in either language. A text's heading without a language is in the heading's own. */
export function columnFor(heading: string): Column | undefined {
  const wanted = folded(heading);
  return columns.find((column) => languages.some((language) => folded(column.heading[language]) === wanted || isBare(column, language, wanted)));
}

const isBare = ({ language, heading }: Column, spoken: Language, wanted: string) =>
  language === spoken && folded(heading[spoken].replace(/[(（].*$/, "")) === wanted;

/** What may be written under "Kind". The first of each is what the template says. */
export const kindNames = {
  single: { en: ["single", "one answer", "single choice"], zh: ["单选", "单选题"] },
  multiple: { en: ["multiple", "several answers", "multiple choice", "multiple response"], zh: ["多选", "多选题", "不定项"] },
  "true-false": { en: ["true-false", "true or false", "true/false", "true false"], zh: ["判断", "判断题", "是非题"] },
  matching: { en: ["matching", "match"], zh: ["配对", "配对题", "连线", "连线题", "匹配", "匹配题"] },
  ordering: { en: ["ordering", "order"], zh: ["排序", "排序题"] },
  numeric: { en: ["numeric", "number", "numerical"], zh: ["数值", "数值题", "计算题"] },
  "fill-in": { en: ["fill-in", "fill in", "short answer"], zh: ["填空", "填空题", "简答"] },
} satisfies Record<string, Record<Language, string[]>>;
export type SheetKind = keyof typeof kindNames;

export const kindFor = (typed: string): SheetKind | undefined =>
  (Object.keys(kindNames) as SheetKind[]).find((kind) =>
    languages.some((language) => kindNames[kind][language].some((name) => folded(name) === folded(typed))),
  );
