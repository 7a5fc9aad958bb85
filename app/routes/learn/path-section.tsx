import type { ReactNode } from "react";
import type { PathView } from "~/certification/path-view";
import type { RungView } from "~/certification/rung-view";
import { useWords } from "~/locale/words";
import { Ladder } from "~/ui/ladder";
import { CertificateCard } from "./certificate-card";
import { NextCard } from "./next-card";
import { RequirementRung } from "./requirement-rung";
import { WhyThisDate } from "./why-this-date";

/** One way to one certificate: how far along, the one next step, and the ladder that leads up to it. */
export function PathSection({ path, isFirst }: { path: PathView & { pause: string | null }; isFirst: boolean }) {
  const words = useWords();
  const { tier, title, day, wasDue, modules, next, pause, rungs, leads, owed, grounds, certificate, why } = path;
  const met = rungs.filter(({ state }) => state === "met");
  const todo = rungs.filter(({ state }) => state !== "met");
  const done = modules ? words.path.modules(modules.done, modules.of) : null;
  return (
    <section aria-labelledby={`path-${path.id}`} className={isFirst ? "-mt-4" : "mt-10 border-t border-line pt-6"}>
      <h2 id={`path-${path.id}`} className="flex flex-wrap gap-x-4 overflow-x-clip text-soft">
        <span>{words.frame.tier[tier]}</span>
        {day ? <Fact>{words.path.day(day.day, day.of)}</Fact> : null}
        {wasDue ? <Fact className="font-medium text-warn">{words.path.wasDue(wasDue)}</Fact> : null}
        {done ? <Fact>{done}</Fact> : null}
      </h2>
      {next ? (
        <Part title={words.path.next}>
          <NextCard next={next} pause={pause} />
        </Part>
      ) : null}
      {certificate ? <CertificateCard certificate={certificate} title={title} isFirst={isFirst} /> : null}
      {owed.map((duty) => (
        <Part key={duty.id} title={words.path.leads.waiver}>
          <p className="mb-3 whitespace-pre-line break-words">{duty.why}</p>
          <Rungs rungs={duty.rungs} />
        </Part>
      ))}
      {todo.length > 0 ? (
        <Part title={words.path.leads[leads]}>
          {met.length > 0 ? <Folded summary={words.path.done(met.length, rungs.length)} rungs={met} /> : null}
          <Rungs rungs={todo} />
        </Part>
      ) : null}
      {grounds.length > 0 ? (
        <div className="mt-5">
          <Folded summary={words.path.behindCertificate} rungs={grounds} />
        </div>
      ) : null}
      <WhyThisDate why={why} />
    </section>
  );
}

const Rungs = ({ rungs }: { rungs: RungView[] }) => (
  <Ladder>
    {rungs.map((rung) => (
      <RequirementRung key={`${rung.id} ${rung.title}`} rung={rung} />
    ))}
  </Ladder>
);

/** What is done steps back behind one line, so that what is to do stands first. */
const Folded = ({ summary, rungs }: { summary: string; rungs: RungView[] }) => (
  <details className="group border-b border-line">
    <summary className="flex min-h-11 cursor-pointer list-none items-center gap-3 [&::-webkit-details-marker]:hidden">
      <span aria-hidden="true" className="grid size-6 place-items-center rounded-full border-2 border-ok bg-ok text-xs font-semibold text-paper">
        ✓
      </span>
      <span className="flex-1">{summary}</span>
      <span aria-hidden="true" className="mr-1 text-soft transition-transform group-open:rotate-90">
        ›
      </span>
    </summary>
    <div className="border-t border-line">
      <Rungs rungs={rungs} />
    </div>
  </details>
);

/** A dot stands before it, except where a line begins: there it falls outside and is clipped. */
const Fact = ({ className = "", children }: { className?: string; children: ReactNode }) => (
  <>
    {" "}
    <span className={`relative whitespace-nowrap before:absolute before:-left-2.5 before:text-soft before:content-['·'] ${className}`}>{children}</span>
  </>
);

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="mt-6">
    <h3 className="mb-2 text-sm font-semibold text-soft">{title}</h3>
    {children}
  </div>
);
