import { useWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import type { Page } from "./route";

/** Modules with how far one is in practising them, each with its button. */
export function ModuleList({ modules }: { modules: Page["modules"] }) {
  const words = useWords().practice;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {modules.map(({ slug, title, count, answered, right }) => (
        <li key={slug} className="flex items-center justify-between gap-4 py-2.5">
          <span className="min-w-0">
            <span className="block font-medium">{title}</span>
            <span className="block text-sm text-soft">
              {count === 0 ? words.resting : [words.questions(count), ...(answered > 0 ? [words.sofar(answered, right)] : [])].join(" · ")}
            </span>
          </span>
          {count > 0 ? (
            <Form action="/practice">
              <input type="hidden" name="module" value={slug} />
              <Button look="quiet" aria-label={words.startNamed(title)} className="whitespace-nowrap">
                {words.start}
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
