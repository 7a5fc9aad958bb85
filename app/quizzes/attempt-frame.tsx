import type { ReactNode } from "react";
import { useAttemptWords } from "~/locale/words";
import { LanguageSwitch } from "~/ui/language-switch";
import { Link } from "~/ui/navigation";

/** The frame of an attempt: nothing but the way out, where one is, and the other language. */
export function AttemptFrame({ title, leaveTo, path, top, children }: { title: string; leaveTo: string; path: string; top?: ReactNode; children: ReactNode }) {
  const words = useAttemptWords();
  return (
    <div className="mx-auto min-h-dvh max-w-2xl">
      <header className="sticky top-0 z-10 border-b border-line bg-paper">
        <div className="flex items-center gap-1 px-2">
          <Link
            to={leaveTo}
            aria-label={words.leave}
            className="inline-flex min-h-12 min-w-11 items-center justify-center text-2xl leading-none text-soft no-underline hover:text-ember"
          >
            <span aria-hidden="true">‹</span>
          </Link>
          <p className="min-w-0 flex-1 truncate font-medium">{title}</p>
          <LanguageSwitch path={path} />
        </div>
        {top}
      </header>
      <main id="content" className="px-4 pt-4 pb-40">
        {children}
      </main>
    </div>
  );
}
