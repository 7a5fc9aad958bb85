import type { Language } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { BothLanguages } from "~/ui/both-languages";
import { Html } from "~/ui/html";
import { Card } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { ShownQuestion } from "./shown-question";

export function QuestionCard({ question }: { question: ShownQuestion }) {
  const words = useDutyWords().content.preview;
  const { id, kind, points, critical, tags, lessonTitle } = question;
  return (
    <Card>
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="font-mono font-semibold">{id}</span>
        <span className="text-soft">{[words.kind[kind], words.points(points), ...tags].join(" · ")}</span>
        {critical ? <StatusMark tone="warn">{words.critical}</StatusMark> : null}
      </h3>
      <BothLanguages className="mt-3">{(language) => <Side question={question} language={language} />}</BothLanguages>
      {lessonTitle ? <p className="mt-3 text-sm text-soft">{words.readAgain(lessonTitle)}</p> : null}
    </Card>
  );
}

function Side({ question: { situation, text, options, answer, explanation }, language }: { question: ShownQuestion; language: Language }) {
  const words = useDutyWords().content.preview;
  return (
    <>
      {situation ? <Html html={situation[language]} className="mb-2 block border-l-2 border-line pl-3 text-soft" /> : null}
      <Html html={text[language]} className="block font-semibold" />
      {answer ? (
        <p className="mt-2">
          <StatusMark tone={answer.value ? "ok" : "bad"}>{answer.value ? words.isTrue : words.isFalse}</StatusMark>
          <span className="mt-1 block text-sm text-soft">
            {words.feedback}: <Html html={answer.feedback[language]} />
          </span>
        </p>
      ) : (
        <ul className="mt-2 grid gap-2.5">
          {options.map((option) => (
            <li key={option.id} className={`border-l-4 pl-3 ${option.correct ? "border-l-ok" : "border-l-line"}`}>
              <span className="flex flex-wrap items-center gap-x-2">
                <Html html={option.text[language]} />
                <StatusMark tone={option.correct ? "ok" : "plain"}>{option.correct ? words.key : words.wrong}</StatusMark>
              </span>
              <Html html={option.feedback[language]} className="block text-sm text-soft" />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 text-sm">
        <strong className="font-semibold">{words.explanation}</strong> <Html html={explanation[language]} />
      </p>
    </>
  );
}
