import { useTestWords } from "~/locale/words";
import { NotNowCard } from "~/quizzes/not-now-card";
import { Button, ButtonLink } from "~/ui/button";
import { Form, Link } from "~/ui/navigation";
import { Card, Section } from "~/ui/page";
import type { Page } from "./route";

/** The one next step, and which lessons to read again. */
export function Next({ page }: { page: Page }) {
  const words = useTestWords();
  const { done, lessons, quizPath, notNow, trainers, zone } = page;
  const say = { ...words.quizzes.result, ...page.say };
  const mustWait = notNow !== null && notNow.reason !== "read-first";
  return (
    <>
      <Section id="next" title={say.next}>
        {mustWait ? <NotNowCard notNow={notNow} trainers={trainers} zone={zone} /> : null}
        <Card accent={!mustWait} className={mustWait ? "mt-3" : ""}>
          {mustWait ? null : <p>{done ? say.nextPassed : lessons.length > 0 ? say.nextFailed : say.nextFailedFree}</p>}
          {done ? null : <Lessons lessons={lessons} />}
          <div className="mt-3 flex flex-wrap gap-3">
            {done ? (
              <ButtonLink to="/learn">{say.toPath}</ButtonLink>
            ) : lessons[0] ? (
              <ButtonLink to={lessons[0].path}>{say.readNow(lessons[0].title)}</ButtonLink>
            ) : null}
            <ButtonLink look={done || lessons.length > 0 ? "quiet" : "primary"} to={quizPath}>
              {mustWait ? page.heading : done ? say.toPractise : say.toQuiz}
            </ButtonLink>
          </div>
        </Card>
        {page.practise ? (
          <Form action="/practice" className="mt-3">
            <input type="hidden" name="module" value={page.practise.slug} />
            <input type="hidden" name="wrong" value="yes" />
            <Button look="quiet" className="w-full sm:w-auto">
              {page.practise.label}
            </Button>
          </Form>
        ) : null}
      </Section>
      {done && lessons.length > 0 ? (
        <Section id="again" title={say.readAgain}>
          <Lessons lessons={lessons} />
        </Section>
      ) : null}
    </>
  );
}

function Lessons({ lessons }: { lessons: Page["lessons"] }) {
  const words = useTestWords();
  return (
    <ul className="mt-1">
      {lessons.map(({ id, title, minutes, path }) => (
        <li key={id}>
          <Link to={path} className="inline-flex min-h-11 items-center gap-2 text-ember underline underline-offset-4">
            {title}
          </Link>{" "}
          <span className="text-sm text-soft">{words.frame.minutes(minutes)}</span>
        </li>
      ))}
    </ul>
  );
}
