import { lessonPath, quizPath } from "~/courses/paths";
import { useWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/page";
import type { Page } from "./route";

/** The one next step in this module, with the button to do it. */
export function Next({ page: { next, lessons, quiz, slug } }: { page: Page }) {
  const words = useWords().courses.module;
  if (next.kind === "done")
    return (
      <Card className="mt-5">
        <strong className="block font-semibold text-ok">✓ {words.doneTitle}</strong>
        <span className="text-sm text-soft">{words.doneLead}</span>
      </Card>
    );
  const lesson = next.kind === "lesson" ? lessons.find(({ id }) => id === next.lessonId) : undefined;
  return (
    <Card accent className="mt-5">
      <span className="block text-sm text-soft">
        {lesson ? words.lesson(lesson.number, lesson.minutes) : words.quizDetail(quiz?.count ?? 0, quiz?.passMark ?? 0)}
      </span>
      <strong className="block font-serif text-lg font-semibold">{lesson ? lesson.title : words.quiz}</strong>
      {lesson ? (
        <ButtonLink to={lessonPath(slug, lesson.id)} className="mt-3 w-full">
          {lesson.number === 1 ? words.begin : words.goOn}
        </ButtonLink>
      ) : (
        <ButtonLink to={quizPath(slug)} className="mt-3 w-full">
          {words.toQuiz}
        </ButtonLink>
      )}
    </Card>
  );
}
