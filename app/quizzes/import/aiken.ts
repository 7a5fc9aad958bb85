import { Unreadable } from "~/sheets/unreadable";
import { type Candidate, remark } from "./candidate";
import { draftChoice } from "./drafting";
import { languageOf } from "./plain-text";

type Block = { line: number; text: string[]; options: { letter: string; text: string }[] };

/**
 * Reads Aiken: a question, its options `A. …` or `A) …` one a line, and `ANSWER: B` after them
 * (docs.moodle.org, "Aiken format"). A question may run over several lines.
 */
export function readAiken(text: string): Candidate[] {
  const found: Candidate[] = [];
  let block: Block | null = null;
  const refuse = ({ line, text, options }: Block) =>
    found.push({
      ref: `line ${line}`,
      line,
      kind: "single",
      question: null,
      faults: [remark(options.length > 0 ? "answerMissing" : "unfinished", text.join(" ").slice(0, 60))],
      notes: [],
    });

  text.split(/\r\n|\r|\n/).forEach((raw, place) => {
    const line = raw.trim();
    const option = /^([A-Z])[.)]\s*(.*)$/.exec(line);
    const answer = /^ANSWER\s*[:：]\s*(.*)$/i.exec(line);
    if (answer) {
      if (block) found.push(finished(block, answer[1]!.trim()));
      block = null;
    } else if (option && block) block.options.push({ letter: option[1]!, text: option[2]! });
    else if (line !== "") {
      if (block && block.options.length > 0) refuse(block);
      if (!block || block.options.length > 0) block = { line: place + 1, text: [], options: [] };
      block.text.push(line);
    }
  });
  if (block) refuse(block);
  if (found.every(({ faults }) => faults.some(({ reason }) => reason === "unfinished"))) throw new Unreadable("aiken");
  return found;
}

function finished({ line, text, options }: Block, answer: string): Candidate {
  const asked = text.join(" ");
  const language = languageOf(asked, ...options.map((option) => option.text));
  const letters = answer.toUpperCase();
  const unknown = !/^[A-Z]$/.test(letters) || !options.some((option) => option.letter === letters);
  const drafted = draftChoice(
    { text: { [language]: asked } },
    options.map((option) => ({ text: { [language]: option.text }, right: option.letter === letters })),
    false,
  );
  const faults = unknown
    ? [remark("answerUnknown", answer.slice(0, 60)), ...drafted.faults.filter(({ reason }) => reason !== "answerMissing")]
    : drafted.faults;
  return { ref: `line ${line}`, line, kind: "single", question: unknown ? null : drafted.question, faults, notes: [] };
}
