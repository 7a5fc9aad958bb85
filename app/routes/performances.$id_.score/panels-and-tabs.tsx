import { type ReactNode, useEffect, useRef } from "react";
import { MomentJumps, PhraseList } from "~/content/phrase-list";
import { useDutyWords } from "~/locale/words";
import { OpenBrief, SecretBrief } from "~/role-plays/brief-view";
import type { ScoringData } from "./route";

const tab =
  "flex min-h-14 items-center justify-center px-1 text-center text-sm font-medium text-soft no-underline hover:text-ember [@media(max-height:480px)]:min-h-11";

/** The bar under the thumb: secret brief and phrases open over the marks and close again without losing the place; the rest are places on the page. */
export function PanelsAndTabs({ data }: { data: ScoringData }) {
  const words = useDutyWords();
  const { tabs } = words.grading.score;
  const bar = useRef<HTMLElement>(null);
  /** Closes the panels, all or all but one. */
  const close = (except?: HTMLElement) => {
    for (const panel of bar.current?.querySelectorAll<HTMLDetailsElement>(":scope > div > details[open]") ?? []) if (panel !== except) panel.open = false;
  };
  useEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
    };
    window.addEventListener("keydown", byKey);
    return () => window.removeEventListener("keydown", byKey);
  });
  return (
    <nav ref={bar} aria-label={tabs.label} className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)]">
      <div className="mx-auto grid max-w-6xl auto-cols-fr grid-flow-col">
        <Panel name={tabs.brief} onOpen={close}>
          <h2 className="font-serif text-2xl font-semibold">{words.rolePlays.code(data.open.code, data.open.title)}</h2>
          <SecretBrief secret={data.secret} warning={words.rolePlays.performance.secretForGrader} />
          <OpenBrief sheet={data.open} own={false} />
        </Panel>
        {data.phrases.length > 0 ? (
          <Panel name={tabs.phrases} onOpen={close}>
            <h2 className="mb-3 font-serif text-2xl font-semibold">{words.phrases.title}</h2>
            <MomentJumps moments={data.phrases} prefix="phrases-" />
            <PhraseList moments={data.phrases} prefix="phrases-" heading="h3" />
          </Panel>
        ) : null}
        {(["marks", "redLines", "submit"] as const).map((name) => (
          <a key={name} href={places[name]} onClick={() => close()} className={tab}>
            {tabs[name]}
          </a>
        ))}
      </div>
    </nav>
  );
}

/** Opens by its tab over the page, with or without a script. The form beneath stays as it is. */
function Panel({ name, onOpen, children }: { name: string; onOpen: (panel: HTMLElement) => void; children: ReactNode }) {
  const { close } = useDutyWords().grading.score.tabs;
  return (
    <details className="group/b" onToggle={({ currentTarget }) => currentTarget.open && onOpen(currentTarget)}>
      <summary className={`${tab} list-none group-open/b:font-semibold group-open/b:text-ember`}>
        <span className="group-open/b:hidden">{name}</span>
        <span className="hidden group-open/b:inline">{close}</span>
      </summary>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        aria-label={name}
        className="absolute inset-x-0 bottom-full h-[calc(100dvh-3.5rem-1px-env(safe-area-inset-bottom))] overflow-auto border-line bg-paper px-4 py-5 [@media(max-height:480px)]:h-[calc(100dvh-2.75rem-1px)] lg:right-auto lg:w-[32rem] lg:border-r"
      >
        {children}
      </section>
    </details>
  );
}

const places = { marks: "#marks", redLines: "#red-lines", submit: "#submit" };
