import { useAttemptWords, useLanguage } from "~/locale/words";
import type { AnswerKeeper } from "./answer-keeper";
import { answersFile, type Sitter } from "./answers-file";

/** The last resort, where answers cannot be sent: a file of them to take to a trainer. */
export function DownloadAnswers({ keeper, sitter }: { keeper: AnswerKeeper; sitter: Sitter }) {
  const words = useAttemptWords();
  const language = useLanguage();
  const answers = keeper.unsaved();
  if (answers.length === 0) return null;
  const download = () => {
    const text = answersFile(words, sitter, answers, new Date().toLocaleString(language));
    const url = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/plain;charset=utf-8" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: `${words.file.name}-${sitter.staffNumber}.txt` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <button type="button" onClick={download} className="inline-flex min-h-11 items-center font-semibold underline">
      {words.file.download(answers.length)}
    </button>
  );
}
