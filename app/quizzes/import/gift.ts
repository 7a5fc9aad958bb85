import type { Language } from "~/locale/language";
import { type Candidate, type Remark, remark, type Text } from "./candidate";
import { type Drafted, draftChoice, draftGap, draftMatching, draftNumeric, draftStatement, unsupported } from "./drafting";
import { fromHtml, languageOf, languageOfHtml } from "./plain-text";

/** `\~` and its like mean the sign itself: they are set aside, as signs of no script, while a question is taken apart. */
const special = "~=#{}:\\";
const aside = (text: string) =>
  text.replace(/\\([~=#{}:\\])/g, (_, sign: string) => String.fromCharCode(0xe100 + special.indexOf(sign))).replaceAll("\\n", " ");
const back = (text: string) => text.replace(/[\ue100-\ue106]/g, (sign) => special[sign.charCodeAt(0) - 0xe100]!);

/** Reads GIFT (docs.moodle.org, "GIFT format"): questions parted by empty lines. */
export function readGift(text: string): Candidate[] {
  return blocksOf(text).map(({ line, text }) => readBlock(aside(text), line));
}

function blocksOf(text: string): { line: number; text: string }[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let open: { line: number; lines: string[] } | null = null;
  text.split(/\r\n|\r|\n/).forEach((line, place) => {
    if (line.trim() === "") open = null;
    else if (/^\s*(\/\/|\$CATEGORY:)/.test(line)) return;
    else {
      if (!open) blocks.push((open = { line: place + 1, lines: [] }));
      open.lines.push(line);
    }
  });
  return blocks.map(({ line, lines }) => ({ line, text: lines.join("\n") }));
}

function readBlock(block: string, line: number): Candidate {
  const [, title, form, rest = ""] = /^\s*(?:::([\s\S]*?)::)?\s*(?:\[(html|moodle|plain|markdown)\])?\s*([\s\S]*)$/.exec(block)!;
  const ref = title ? back(title).trim().slice(0, 200) : `line ${line}`;
  const [from, to] = [rest.indexOf("{"), rest.lastIndexOf("}")];
  const refuse = (kind: string, ...faults: Remark[]): Candidate => ({ ref, line, kind, question: null, faults, notes: [] });
  if (from < 0) return refuse("text", remark("notAQuestion"));
  if (to < from) return refuse("text", remark("unfinished", "}"));

  const [before, after] = [rest.slice(0, from), rest.slice(to + 1)];
  const [body = "", general] = rest.slice(from + 1, to).split("####");
  const isHtml = form === "html" || form === "moodle";
  const all = [before, after, ...body.split(/[=~#]|->/)].map(back);
  const language = isHtml ? languageOfHtml(...all) : languageOf(...all);
  let images = false;
  const textOf = (piece: string): Text => {
    const plain = back(piece).trim();
    if (!isHtml || plain.length > 20_000) return { [language]: plain };
    const read = fromHtml(plain, language);
    images ||= read.images;
    return read.text;
  };
  const text = after.trim() === "" ? before : `${before} _____ ${after}`;
  const asking = { text: textOf(text), ...(general === undefined ? {} : { explanation: textOf(general) }) };
  const { kind, drafted } = readAnswers(body.trim(), asking, textOf, language, after.trim() === "" ? undefined : { before: back(before), after: back(after) });
  if (!drafted) return unsupported(ref, line, kind);
  return { ref, line, kind, ...drafted, notes: images ? [remark("imageLeftOut")] : [] };
}

type Around = { before: string; after: string };

function readAnswers(
  body: string,
  asking: { text: Text; explanation?: Text },
  textOf: (piece: string) => Text,
  language: Language,
  around: Around | undefined,
): { kind: string; drafted: Drafted | null } {
  if (body === "") return { kind: "essay", drafted: null };
  if (body.startsWith("#")) return { kind: "numeric", drafted: numericOf(body.slice(1).trim(), asking) };
  const statement = /^(T|TRUE|F|FALSE)\s*(?:#([^#]*))?(?:#([^#]*))?$/i.exec(body);
  if (statement) {
    const wrong = statement[2];
    return { kind: "true-false", drafted: draftStatement(asking, /^t/i.test(statement[1]!), wrong ? textOf(wrong) : undefined) };
  }
  const answers = [...body.matchAll(/([=~])\s*(?:%(-?\d{1,3}(?:\.\d{1,7})?)%)?([^=~]*)/g)].map(([, sign, weight, whole = ""]) => {
    const [text = "", ...feedback] = whole.split("#");
    return { right: sign === "=", weight: weight === undefined ? null : Number(weight), text: text.trim(), feedback: feedback.join("#").trim() };
  });
  const partial = (kind: string) => ({ kind, drafted: { question: null, faults: [remark("partialCredit")] } });
  if (answers.length === 0) return { kind: "text", drafted: { question: null, faults: [remark("unfinished", back(body).slice(0, 60))] } };
  if (answers.every(({ right }) => right)) {
    if (answers.every(({ text }) => text.includes("->")))
      return {
        kind: "matching",
        drafted: draftMatching(
          asking,
          answers.map(({ text }) => ({ left: textOf(text.slice(0, text.indexOf("->"))), right: textOf(text.slice(text.indexOf("->") + 2)) })),
        ),
      };
    if (answers.some(({ weight }) => weight !== null && weight !== 100)) return partial("fill-in");
    const passage = around && `${around.before}{{answer}}${around.after}`;
    return {
      kind: "fill-in",
      drafted: draftGap(
        asking,
        answers.map(({ text }) => back(text)),
        language,
        passage,
      ),
    };
  }
  const weighted = answers.some(({ right, weight }) => !right && weight !== null && weight > 0);
  if (weighted && answers.some(({ right }) => right)) return partial("multiple");
  const options = answers.map(({ right, weight, text, feedback }) => ({
    text: textOf(text),
    right: right || (weight ?? 0) > 0,
    ...(feedback ? { feedback: textOf(feedback) } : {}),
  }));
  return { kind: weighted ? "multiple" : "single", drafted: draftChoice(asking, options, weighted) };
}

/** `5`, `5:0.1` or `5..7`. Several numbers with shares of the points are not taken. */
function numericOf(body: string, asking: { text: Text }): Drafted {
  const number = body.replace(/^=/, "").split("#")[0]!.trim();
  if (/[=~]/.test(number)) return { question: null, faults: [remark("partialCredit")] };
  const range = /^(-?[\d.]{1,20})\.\.(-?[\d.]{1,20})$/.exec(number);
  if (!range) {
    const [value = "", off = "0"] = back(number).split(":");
    return draftNumeric(asking, value.trim(), off.trim());
  }
  const [low, high] = [Number(range[1]), Number(range[2])];
  const trimmed = (value: number) => String(Number(value.toFixed(6)));
  return draftNumeric(asking, trimmed((low + high) / 2), trimmed((high - low) / 2));
}
