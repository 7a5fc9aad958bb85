import type { Compiled } from "~/content/compile";
import type { Fault } from "~/content/fault";
import { lessonLengths, quizFigures, warningsOf } from "~/content/survey";
import { contentNow } from "../content-now";
import type { Terminal, Verb } from "../verb";
import { UsageError } from "../verb";

export const checkContent: Verb = {
  name: "check-content",
  takes: "[--json]",
  summary: "lists every fault of the content with file and line, the length of each lesson and the figures of each quiz",
  async run(args, terminal, settings) {
    if (args.some((arg) => arg !== "--json")) throw new UsageError("That is not understood.");
    const compiled = await contentNow(settings);
    if (args.includes("--json")) tellMachines(compiled, terminal);
    else tellPeople(compiled, terminal);
    return compiled.faults.length > 0 ? 1 : 0;
  },
};

function tellMachines(compiled: Compiled, { out }: Terminal) {
  out(JSON.stringify({ faults: compiled.faults, warnings: warningsOf(compiled), lessons: lessonLengths(compiled), quizzes: quizFigures(compiled) }, null, 2));
}

function tellPeople(compiled: Compiled, { out }: Terminal) {
  const line = ({ file, line, sentence }: Fault) => `content/${file}:${line}: ${sentence}`;
  const warnings = warningsOf(compiled);
  const lengths = lessonLengths(compiled);
  const width = Math.max(0, ...lengths.map(({ file }) => file.length));
  for (const { file, language, words, minutes } of lengths)
    out(`${file.padEnd(width)}  ${String(words).padStart(5)} ${language === "zh" ? "characters" : "words     "}  ${minutes} min`);
  const quizzes = quizFigures(compiled);
  if (quizzes.length > 0) out("");
  for (const { file, ...figures } of quizzes) out(`${file.padEnd(width)}  ${inWords(figures)}`);
  if (warnings.length > 0) out(["", "Better looked at:", ...warnings.map(line)].join("\n"));
  if (compiled.faults.length > 0) out(["", "Faults:", ...compiled.faults.map(line)].join("\n"));
  out(["", `${count(compiled.faults.length, "fault")}, ${count(warnings.length, "warning")}.`].join("\n"));
}

const inWords = ({ questions, situations, singles, longest, places, statements, trueStatements }: Omit<ReturnType<typeof quizFigures>[number], "file">) =>
  [
    count(questions, "question"),
    `${situations} with a situation`,
    `right option longest in ${longest.en} (en) and ${longest.zh} (zh) of ${singles}`,
    `by place ${places.join("/") || "-"}`,
    `${trueStatements} of ${statements} statements true`,
  ].join(", ");

const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? "" : "s"}`;
