import type { Language } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { QuestionSetting } from "~/quizzes/question-setting";
import { BothLanguages } from "~/ui/both-languages";
import { Html } from "~/ui/html";
import { Card } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { ShownQuestion } from "./shown-question";

export function QuestionCard({ question }: { question: ShownQuestion }) {
  const words = useDutyWords().content.preview;
  const { id, draft, note, serves, kind, points, critical, allOrNothing, tags, lessonTitle } = question;
  return (
    <Card>
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="font-mono font-semibold">{id}</span>
        <span className="text-soft">{[words.kind[kind], words.points(points), ...(allOrNothing ? [words.allOrNothing] : []), ...tags].join(" · ")}</span>
        {critical ? <StatusMark tone="warn">{words.critical}</StatusMark> : null}
        {serves ? <StatusMark tone="now">{words.servesOnly(serves)}</StatusMark> : null}
        {draft ? <StatusMark tone="plain">{words.draftQuestion}</StatusMark> : null}
      </h3>
      {note ? (
        <p lang="en" className="mt-2 border-l-4 border-l-warn pl-3 text-sm text-soft">
          {note}
        </p>
      ) : null}
      <BothLanguages className="mt-3">{(language) => <Side question={question} language={language} />}</BothLanguages>
      {lessonTitle ? <p className="mt-3 text-sm text-soft">{words.readAgain(lessonTitle)}</p> : null}
    </Card>
  );
}

function Side({
  question: { setting, text, options, answer, key, passage, feedback, explanation },
  language,
}: {
  question: ShownQuestion;
  language: Language;
}) {
  const words = useDutyWords().content.preview;
  return (
    <>
      <QuestionSetting setting={setting[language]} />
      <Html html={text[language]} className="block font-semibold" />
      {passage ? <Html html={passage[language]} className="mt-2 block" /> : null}
      {key.length > 0 ? <Key lines={key} language={language} /> : null}
      {feedback ? (
        <p className="mt-1 text-sm text-soft">
          {words.feedback}: <Html html={feedback[language]} />
        </p>
      ) : null}
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

function Key({ lines, language }: { lines: ShownQuestion["key"]; language: Language }) {
  return (
    <ol className="mt-2 grid gap-2.5">
      {lines.map(({ id, left, right, feedback }, place) => (
        <li key={id} className="border-l-4 border-l-ok pl-3">
          {left ? <Html html={left[language]} /> : `${place + 1}.`} <span aria-hidden="true">→</span> <Html html={right[language]} className="font-medium" />
          {feedback ? <Html html={feedback[language]} className="block text-sm text-soft" /> : null}
        </li>
      ))}
    </ol>
  );
}
