import { lessonPath, quizPath } from "~/courses/paths";
import { useWords } from "~/locale/words";
import { Ladder, Rung } from "~/ui/ladder";
import { Link } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";
import type { Page } from "./route";

const linkShape = "block min-h-6 font-medium no-underline hover:text-ember";

/** The lessons and the quiz in their order, each with how one stands. */
export function Steps({ page: { lessons, quiz, slug, next } }: { page: Page }) {
  const words = useWords().courses.module;
  return (
    <Ladder>
      {lessons.map(({ id, number, minutes, title, read }) => {
        const now = next.kind === "lesson" && next.lessonId === id;
        return (
          <Rung
            key={id}
            state={read ? "done" : now ? "now" : "open"}
            mark={String(number)}
            title={
              <Link to={lessonPath(slug, id)} className={linkShape}>
                {title}
              </Link>
            }
            detail={words.lesson(number, minutes)}
            status={read ? <StatusMark tone="ok">{words.read}</StatusMark> : now ? <StatusMark tone="now">{words.next}</StatusMark> : null}
          />
        );
      })}
      {quiz ? (
        <Rung
          state={quiz.passed ? "done" : next.kind === "quiz" ? "now" : "open"}
          mark="?"
          title={
            <Link to={quizPath(slug)} className={linkShape}>
              {words.quiz}
            </Link>
          }
          detail={words.quizDetail(quiz.count, quiz.passMark)}
          status={<QuizMark quiz={quiz} now={next.kind === "quiz"} />}
        />
      ) : null}
    </Ladder>
  );
}

function QuizMark({ quiz, now }: { quiz: NonNullable<Page["quiz"]>; now: boolean }) {
  const words = useWords().courses.module;
  const percent = quiz.percent ?? null;
  if (quiz.passed) return <StatusMark tone="ok">{words.quizPassed(percent)}</StatusMark>;
  if (quiz.tried) return <StatusMark tone="warn">{words.quizFailed(percent)}</StatusMark>;
  return now ? <StatusMark tone="now">{words.next}</StatusMark> : null;
}
