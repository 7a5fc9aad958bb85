import type { ReactNode } from "react";
import type { PathView } from "~/certification/path-view";
import { useWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/page";

type Next = NonNullable<PathView["next"]>;

/** The one thing to do now, with its button; or what others do next, so that nobody wonders. `pause` says why it cannot be taken now. */
export function NextCard({ next, pause }: { next: Next; pause: string | null }) {
  const words = useWords().path;
  if (pause && (next.kind === "exam" || next.kind === "quiz"))
    return (
      <Step title={next.kind === "exam" ? <strong>{next.title}</strong> : <Named name={next.module} rest={words.quiz.name} />} detail={pause}>
        <Go to={next.to}>{words.exam.toDoor}</Go>
      </Step>
    );
  switch (next.kind) {
    case "lesson":
      return (
        <Step title={<Named name={next.module} rest={words.lesson.of(next.number, next.of)} />} detail={words.lesson.titleAndTime(next.title, next.minutes)}>
          <Go to={next.to}>{next.begun ? words.lesson.goOn : words.lesson.begin}</Go>
        </Step>
      );
    case "quiz":
      return (
        <Step
          title={<Named name={next.module} rest={words.quiz.name} />}
          detail={next.tries > 0 ? words.quiz.again(next.tries) : words.quiz.facts(next.count, next.passMark)}
        >
          <Go to={next.to}>{next.tries > 0 ? words.quiz.takeAgain : words.quiz.take}</Go>
        </Step>
      );
    case "exam":
      return (
        <Step title={<strong>{next.title}</strong>} detail={next.tries > 0 ? words.exam.again(next.tries) : words.quiz.facts(next.count, next.passMark)}>
          <Go to={next.to}>{next.tries > 0 ? words.exam.toDoor : words.exam.take}</Go>
        </Step>
      );
    case "planned":
      return (
        <Step title={<strong>{words.rolePlay.title(next.title)}</strong>} detail={pause ?? words.rolePlay.whenAndWhere(next)}>
          {next.isOver && !pause ? <p className="mt-2">{words.rolePlay.over}</p> : <Go to={next.to}>{words.rolePlay.prepare}</Go>}
        </Step>
      );
    case "to-be-planned":
      return (
        <Step
          title={<strong>{words.rolePlay.nothingTitle}</strong>}
          detail={next.again ? words.rolePlay.toBePlannedAgain(next.title) : words.rolePlay.toBePlanned(next.title)}
        />
      );
    case "certificate":
      return (
        <Step
          title={<strong>{words.certificateFirst.title(next.title)}</strong>}
          detail={next.lost ? words.certificateFirst.lost : words.certificateFirst.open}
        />
      );
    case "unavailable":
      return <Step title={<strong>{words.rolePlay.nothingTitle}</strong>} detail={words.unavailable} />;
    case "signing":
      return <Step title={<strong>{next.title}</strong>} detail={next.detail} />;
    case "complete":
      return <Step title={<strong>{words.complete}</strong>} />;
  }
}

const Step = ({ title, detail, children }: { title: ReactNode; detail?: string; children?: ReactNode }) => (
  <Card accent>
    <p className="text-lg">{title}</p>
    {detail ? <p className="text-sm text-soft">{detail}</p> : null}
    {children}
  </Card>
);

const Named = ({ name, rest }: { name: string; rest: string }) => (
  <>
    <strong>{name}</strong> — {rest}
  </>
);

const Go = ({ to, children }: { to: string; children: ReactNode }) => (
  <ButtonLink to={to} className="mt-3 w-full">
    {children}
  </ButtonLink>
);
