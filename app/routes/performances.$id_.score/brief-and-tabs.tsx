import { useEffect, useRef } from "react";
import { useDutyWords } from "~/locale/words";
import { OpenBrief, SecretBrief } from "~/role-plays/brief-view";
import type { ScoringData } from "./route";

const tab =
  "flex min-h-14 items-center justify-center px-1 text-center text-sm font-medium text-soft no-underline hover:text-ember [@media(max-height:480px)]:min-h-11";

/** The bar under the thumb: the secret brief opens over the marks and closes again without losing the place; the rest are places on the page. */
export function BriefAndTabs({ data }: { data: ScoringData }) {
  const words = useDutyWords();
  const { tabs } = words.grading.score;
  const brief = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (brief.current) brief.current.open = false;
  };
  useEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && brief.current?.open) brief.current.open = false;
    };
    window.addEventListener("keydown", byKey);
    return () => window.removeEventListener("keydown", byKey);
  }, []);
  return (
    <nav aria-label={tabs.label} className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)]">
      <div className="mx-auto grid max-w-6xl grid-cols-4">
        <details ref={brief} className="group/b">
          <summary className={`${tab} list-none group-open/b:font-semibold group-open/b:text-ember`}>
            <span className="group-open/b:hidden">{tabs.brief}</span>
            <span className="hidden group-open/b:inline">{tabs.close}</span>
          </summary>
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
            tabIndex={0}
            aria-label={tabs.brief}
            className="absolute inset-x-0 bottom-full h-[calc(100dvh-3.5rem-1px-env(safe-area-inset-bottom))] overflow-auto border-line bg-paper px-4 py-5 [@media(max-height:480px)]:h-[calc(100dvh-2.75rem-1px)] lg:right-auto lg:w-[32rem] lg:border-r"
          >
            <h2 className="font-serif text-2xl font-semibold">{words.rolePlays.code(data.open.code, data.open.title)}</h2>
            <SecretBrief secret={data.secret} warning={words.rolePlays.performance.secretForGrader} />
            <OpenBrief sheet={data.open} own={false} />
          </section>
        </details>
        {(["marks", "redLines", "submit"] as const).map((name) => (
          <a key={name} href={places[name]} onClick={close} className={tab}>
            {tabs[name]}
          </a>
        ))}
      </div>
    </nav>
  );
}

const places = { marks: "#marks", redLines: "#red-lines", submit: "#submit" };
