import type { ReactNode } from "react";
import type { PathView } from "~/certification/path-view";
import { useWords } from "~/locale/words";
import { Ladder } from "~/ui/ladder";
import { CertificateCard } from "./certificate-card";
import { NextCard } from "./next-card";
import { RequirementRung } from "./requirement-rung";
import { WhyThisDate } from "./why-this-date";

/** One way to one certificate: how far along, the one next step, and the ladder that leads up to it. */
export function PathSection({ path, isFirst }: { path: PathView; isFirst: boolean }) {
  const words = useWords();
  const { tier, title, day, wasDue, modules, next, rungs, certificate, why } = path;
  const done = modules ? words.path.modules(modules.done, modules.of) : null;
  return (
    <section aria-labelledby={`path-${path.id}`} className={isFirst ? "-mt-4" : "mt-10 border-t border-line pt-6"}>
      <h2 id={`path-${path.id}`} className="text-soft">
        {words.frame.tier[tier]}
        {day ? <Fact>{words.path.day(day.day, day.of)}</Fact> : null}
        {wasDue ? <Fact className="font-medium text-warn">{words.path.wasDue(wasDue)}</Fact> : null}
        {done ? <Fact>{done}</Fact> : null}
      </h2>
      {next ? (
        <Part title={words.path.next}>
          <NextCard next={next} />
        </Part>
      ) : null}
      {certificate ? <CertificateCard certificate={certificate} title={title} /> : null}
      <Part title={certificate ? words.path.behindCertificate : words.path.toCertificate}>
        <Ladder>
          {rungs.map((rung) => (
            <RequirementRung key={rung.id} rung={rung} />
          ))}
        </Ladder>
        <WhyThisDate why={why} />
      </Part>
    </section>
  );
}

const Fact = ({ className = "", children }: { className?: string; children: ReactNode }) => (
  <>
    {" · "}
    <span className={`whitespace-nowrap ${className}`}>{children}</span>
  </>
);

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="mt-6">
    <h3 className="mb-2 text-sm font-semibold text-soft">{title}</h3>
    {children}
  </div>
);
