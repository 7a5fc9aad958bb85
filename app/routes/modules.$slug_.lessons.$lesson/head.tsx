import { useWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import type { Page } from "./route";

/** The way back, the place among the lessons, the title. */
export function LessonHead({ page: { title, module, number, count, minutes, readOn } }: { page: Page }) {
  const words = useWords();
  return (
    <header className="mb-5">
      <p data-screen-only className="text-sm">
        <Link to={module.path} className="-ml-1 inline-flex min-h-11 items-center px-1 text-soft no-underline hover:text-ember">
          ‹ {words.courses.lesson.place(module.title, number, count)}
        </Link>
      </p>
      <div aria-hidden="true" data-screen-only className="mb-4 grid auto-cols-fr grid-flow-col gap-1">
        {Array.from({ length: count }, (_, place) => (
          <span key={place} className={`h-1 rounded-full ${place < number ? "bg-ember" : "bg-line"}`} />
        ))}
      </div>
      <h1 className="font-serif text-2xl font-semibold tracking-tight lg:text-3xl">{title}</h1>
      <p className="mt-1 text-sm text-soft">
        {words.frame.minutes(minutes)}
        {readOn ? <span className="text-ok"> · ✓ {words.courses.lesson.readOn(readOn)}</span> : null}
      </p>
    </header>
  );
}
