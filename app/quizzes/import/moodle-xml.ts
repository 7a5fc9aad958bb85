import { Unreadable } from "~/sheets/unreadable";
import { childOf, childrenOf, type Element, readXml } from "~/sheets/xml";
import { type Candidate, type Remark, remark, type Text } from "./candidate";
import { type Drafted, draftChoice, draftGap, draftMatching, draftNumeric, draftOrdering, draftStatement, unsupported } from "./drafting";
import { fromHtml, languageOfHtml } from "./plain-text";

/** What Moodle's question types are called here. */
const kinds: Record<string, string> = {
  multichoice: "single",
  truefalse: "true-false",
  matching: "matching",
  ordering: "ordering",
  numerical: "numeric",
  shortanswer: "fill-in",
  essay: "essay",
};

/** Reads Moodle's XML (docs.moodle.org, "Moodle XML format"). Texts are taken as plain text, pictures are left out. */
export function readMoodleXml(text: string): Candidate[] {
  const root = readXml(text);
  if (root.name !== "quiz") throw new Unreadable("xml", "1");
  return childrenOf(root, "question")
    .filter(({ attributes }) => attributes.type !== "category")
    .map(readQuestion);
}

function readQuestion(element: Element, place: number): Candidate {
  const { type = "" } = element.attributes;
  const ref = textIn(childOf(element, "name")).trim().slice(0, 200) || `question ${place + 1}`;
  if (type === "description") return { ref, line: element.line, kind: type, question: null, faults: [remark("notAQuestion")], notes: [] };
  const all = [childOf(element, "questiontext"), ...[...childrenOf(element, "answer"), ...childrenOf(element, "subquestion")]].map((part) => textIn(part));
  const language = languageOfHtml(...all.map((text) => text.slice(0, 20_000)));
  let images = childrenOf(childOf(element, "questiontext"), "file").length > 0;
  const faults: Remark[] = [];
  const textOf = (part: Element | undefined): Text => {
    const html = textIn(part);
    if (html.length > 20_000) return { [language]: html };
    const read = fromHtml(html, language);
    images ||= read.images;
    return read.text;
  };

  const asking = { text: textOf(childOf(element, "questiontext")), explanation: textOf(childOf(element, "generalfeedback")) };
  const drafted = draftedOf(type, element, asking, textOf, language);
  if (!drafted) return unsupported(ref, element.line, kinds[type] ?? type.slice(0, 40));
  const points = pointsOf(textIn(childOf(element, "defaultgrade")) || childOf(element, "defaultgrade")?.text);
  if (points === null) faults.push(remark("points", childOf(element, "defaultgrade")?.text.trim().slice(0, 40)));
  const all2 = [...drafted.faults, ...faults];
  return {
    ref,
    line: element.line,
    kind: drafted.question?.kind ?? kinds[type]!,
    question: all2.length === 0 && drafted.question ? { ...drafted.question, ...(points === 1 ? {} : { points }) } : null,
    faults: all2,
    notes: images ? [remark("imageLeftOut")] : [],
  };
}

function draftedOf(
  type: string,
  element: Element,
  asking: { text: Text; explanation: Text },
  textOf: (part: Element | undefined) => Text,
  language: "en" | "zh",
): Drafted | null {
  const answers = childrenOf(element, "answer").map((answer) => ({ element: answer, share: Number(answer.attributes.fraction ?? "NaN") }));
  const partial: Drafted = { question: null, faults: [remark("partialCredit")] };
  switch (type) {
    case "multichoice": {
      const several = (childOf(element, "single")?.text.trim() ?? "true") !== "true";
      if (!several && answers.some(({ share }) => share > 0 && share < 100)) return partial;
      return draftChoice(
        asking,
        answers.map(({ element, share }) => ({ text: textOf(element), right: share > 0, feedback: textOf(childOf(element, "feedback")) })),
        several,
      );
    }
    case "truefalse": {
      const right = answers.find(({ share }) => share === 100);
      const said = right && textIn(right.element).trim().toLowerCase();
      if (said !== "true" && said !== "false") return { question: null, faults: [remark("answerMissing")] };
      const wrong = answers.find((answer) => answer !== right);
      return draftStatement(asking, said === "true", textOf(childOf(wrong?.element, "feedback")));
    }
    case "shortanswer":
      if (answers.some(({ share }) => share > 0 && share < 100)) return partial;
      return draftGap(
        asking,
        answers.filter(({ share }) => share === 100).map(({ element }) => textIn(element).trim()),
        language,
      );
    case "numerical": {
      const right = answers.filter(({ share }) => share > 0);
      if (right.length > 1 || right.some(({ share }) => share < 100)) return partial;
      const unit = childOf(childOf(childOf(element, "units"), "unit"), "unit_name")?.text.trim();
      const off = childOf(right[0]?.element, "tolerance")?.text.trim() || "0";
      return draftNumeric(
        asking,
        textIn(right[0]?.element).trim(),
        /^\d+(\.\d+)?$/.test(off) ? String(Number(off)) : off,
        unit ? { [language]: unit } : undefined,
      );
    }
    case "matching":
      return draftMatching(
        asking,
        childrenOf(element, "subquestion").map((part) => ({ left: textOf(part), right: textOf(childOf(part, "answer")) })),
      );
    case "ordering": {
      const inOrder = [...answers].sort((a, b) => a.share - b.share);
      return draftOrdering(
        asking,
        inOrder.map(({ element }) => textOf(element)),
      );
    }
    default:
      return null;
  }
}

const textIn = (element: Element | undefined): string => childOf(element, "text")?.text ?? "";

/** Moodle writes `1.0000000`. Null unless it is a whole number of points we know. */
function pointsOf(written: string | undefined): number | null {
  if (written === undefined || written.trim() === "") return 1;
  const points = /^\d{1,3}(\.0{1,10})?$/.test(written.trim()) ? Number(written) : Number.NaN;
  return points >= 1 && points <= 100 ? points : null;
}
