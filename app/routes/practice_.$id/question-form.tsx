import { useEffect, useState } from "react";
import { useAttemptWords, useWords } from "~/locale/words";
import { formOf, type Given } from "~/quizzes/answer";
import { AnswerFields } from "~/quizzes/answer-fields";
import type { Asked } from "~/quizzes/asked";
import { QuestionSetting } from "~/quizzes/question-setting";
import { useKeys } from "~/quizzes/use-keys";
import { Button } from "~/ui/button";
import { Html } from "~/ui/html";
import { Form } from "~/ui/navigation";
import { Notice } from "~/ui/page";

type Refused = { sentence: string; given: Given | null };

/** One question as a plain form: answered once, or shown on request. */
export function QuestionForm({ question, refused }: { question: Asked; refused: Refused | null }) {
  const words = useWords().practice;
  const attempt = useAttemptWords();
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  useKeys();
  return (
    <Form autoComplete="off">
      {refused ? (
        <div role="alert">
          <Notice tone="warn">{refused.sentence}</Notice>
        </div>
      ) : null}
      <QuestionSetting setting={question} label={attempt.situation} />
      <fieldset>
        <legend className="w-full">
          <h2 className="font-serif text-xl font-semibold">
            <Html html={question.text} />
          </h2>
          <p className="mt-1 text-sm text-soft">{attempt.hints[question.sorting ? "sorting" : question.kind]}</p>
        </legend>
        <div className="mt-4">
          <AnswerFields question={question} given={refused?.given ?? formOf(null)} scripted={scripted} onGive={nothing} />
        </div>
      </fieldset>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button name="act" value="check" className="flex-1 whitespace-nowrap sm:flex-none">
          {words.check}
        </Button>
        <Button look="quiet" name="act" value="show" className="flex-1 whitespace-nowrap sm:flex-none">
          {words.show}
        </Button>
      </div>
    </Form>
  );
}

/** What is chosen here is sent with the button only. */
const nothing = () => {};
