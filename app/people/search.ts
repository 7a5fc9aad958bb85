import { pinyin } from "pinyin-pro";

type Names = { name: string; otherName: string | null; staffNumber: string };

/** What lists of people are ordered by: the name in pinyin or folded Latin, then the staff number. */
export function sortKey({ name, staffNumber }: Pick<Names, "name" | "staffNumber">): string {
  const latin = pinyin(name, { toneType: "none", surname: "head", type: "array", nonZh: "consecutive", v: true }).join(" ");
  return `${fold(latin)} ${staffNumber}`;
}

/** The folded words under which a person is found. */
export const nameWords = ({ name, otherName, staffNumber }: Names): string[] => [...new Set([fold(name), ...fold(otherName ?? "").split(" "), fold(staffNumber)].filter(Boolean))];

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
