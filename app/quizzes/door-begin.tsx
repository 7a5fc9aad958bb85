import { useTestWords } from "~/locale/words";
import { Button, ButtonLink } from "~/ui/button";
import { Ladder, Rung } from "~/ui/ladder";
import { Form, Link } from "~/ui/navigation";
import { Card } from "~/ui/page";
import type { DoorView } from "./door";
import { NotNowCard } from "./not-now-card";

/** The one thing to do now: go on, read again first, or start. */
export function Begin({ page }: { page: DoorView }) {
  const { quizzes, quizRules: rules } = useTestWords();
  const words = { ...quizzes.intro, ...page.say };
  if (page.open)
    return (
      <Card accent>
        <h2 className="font-semibold">{words.openTitle}</h2>
        <p className="text-sm text-soft">
          {words.openProgress(page.open.answered, page.open.count, page.open.since)} {page.open.until ? words.openUntil(page.open.until) : null}
        </p>
        <ButtonLink to={page.open.path} className="mt-3 w-full sm:w-auto">
          {words.resume}
        </ButtonLink>
      </Card>
    );
  const { notNow } = page.rules;
  if (notNow?.reason === "read-first") return <ReadFirst page={page} />;
  if (notNow)
    return (
      <>
        <NotNowCard notNow={notNow} trainers={page.trainers} zone={page.zone} />
        {page.marking ? (
          <ButtonLink look="quiet" to={`/attempts/${page.marking}/waiting`} className="mt-3 w-full sm:w-auto">
            {rules.markingSee}
          </ButtonLink>
        ) : null}
        {page.toRead.some((lesson) => !lesson.opened) ? <ReadFirst page={page} /> : null}
      </>
    );
  return (
    <>
      <Form>
        <Button className="w-full sm:w-auto sm:min-w-48">{page.pass ? words.practise : page.tries.length > 0 ? words.again : words.start}</Button>
      </Form>
      {page.toRead.some((lesson) => !lesson.opened) ? <ReadFirst page={page} /> : null}
    </>
  );
}

function ReadFirst({ page }: { page: DoorView }) {
  const { quizzes, frame } = useTestWords();
  const words = { ...quizzes.intro, ...page.say };
  return (
    <Card accent>
      <h2 className="font-semibold">{words.readTitle}</h2>
      <p className="text-sm text-soft">{words.readLead}</p>
      <Ladder>
        {page.toRead.map(({ id, title, minutes, opened, path }) => (
          <Rung
            key={id}
            state={opened ? "done" : "open"}
            title={
              <Link to={path} className="inline-flex min-h-11 items-center underline underline-offset-4">
                {title}
              </Link>
            }
            detail={frame.minutes(minutes)}
            status={<span className="text-sm text-soft">{opened ? words.readOpened : words.readOpen}</span>}
          />
        ))}
      </Ladder>
    </Card>
  );
}
