import type { Words } from "~/locale/catalogues";
import type { KeptAnswer } from "./answer-keeper";

/** Whose answers, and to what. */
export type Sitter = { attemptId: string; heading: string; name: string; staffNumber: string };

/** The last resort: answers that did not reach the server, as a text that a trainer can read. `at` is by the device's clock. */
export function answersFile({ file }: Words["attempt"], { attemptId, heading, name, staffNumber }: Sitter, answers: KeptAnswer[], at: string): string {
  const head = [file.title, "", heading, file.person(name, staffNumber), file.attempt(attemptId), file.written(at), "", file.note];
  const blocks = [...answers]
    .sort((a, b) => (a.inWords?.number ?? 0) - (b.inWords?.number ?? 0))
    .flatMap(({ questionId, answer, inWords }) => [
      "",
      "————————",
      inWords ? `${file.question(inWords.number)} (${questionId})` : questionId,
      inWords?.question ?? "",
      "",
      file.answer,
      inWords?.answer || JSON.stringify(answer),
    ]);
  return `${[...head, ...blocks].join("\r\n")}\r\n`;
}
