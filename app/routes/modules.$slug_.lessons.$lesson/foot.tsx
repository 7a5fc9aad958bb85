import { useWords } from "~/locale/words";
import { Button, ButtonLink } from "~/ui/button";
import { Form, Link } from "~/ui/navigation";
import type { Page } from "./route";

/** "I have read this", then what comes next; and the way to the lessons beside this one. */
export function LessonFoot({ page: { hash, readOn, previous, next, quiz, module } }: { page: Page }) {
  const words = useWords().courses.lesson;
  const after = next ?? (quiz ? { to: quiz, title: words.quizIsNext } : { to: module.path, title: words.moduleIsNext });
  return (
    <footer data-screen-only className="mt-10 border-t border-line pt-6">
      {readOn ? (
        <ButtonLink to={after.to} className="w-full">
          {next ? next.title : quiz ? words.toQuiz : words.toModule} ›
        </ButtonLink>
      ) : (
        <Form>
          <input type="hidden" name="hash" value={hash} />
          <Button className="w-full">{words.read}</Button>
          <p className="mt-2 text-center text-sm text-soft">{words.readNext(after.title)}</p>
        </Form>
      )}
      <nav aria-label={words.turn} className="mt-6 flex justify-between gap-6 text-sm">
        {previous ? <Turn to={previous.to} label={`‹ ${words.previous}`} title={previous.title} /> : <span />}
        {next ? <Turn to={next.to} label={`${words.next} ›`} title={next.title} right /> : <span />}
      </nav>
    </footer>
  );
}

const Turn = ({ to, label, title, right = false }: { to: string; label: string; title: string; right?: boolean }) => (
  <Link to={to} className={`inline-flex min-h-11 flex-col justify-center no-underline hover:text-ember ${right ? "items-end text-right" : ""}`}>
    <span className="text-soft">{label}</span>
    <span className="font-medium">{title}</span>
  </Link>
);
