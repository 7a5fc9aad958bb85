import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { overviewOf } from "~/content/overview";
import { warningsOf } from "~/content/survey";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { countToDraw } from "~/quizzes/draw";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { EmptyState, Notice, PageHead, Section } from "~/ui/page";
import { FaultList } from "./fault-list";
import { ModuleCard } from "./module-card";
import { OwnFiles } from "./own-files";

export const handle: PageHandle = { title: (words) => words.content.overview.title };

/** The newest files as their authors left them: faults, lengths, states. Authors only. */
export function loader({ context }: LoaderFunctionArgs) {
  allow(can.seeContentFaults(requireVisitor(context)));
  const newest = context.source.newest();
  const modules = overviewOf(newest);
  return {
    faults: newest.faults.slice(0, MOST),
    faultCount: newest.faults.length,
    warnings: warningsOf(newest).slice(0, MOST),
    modules,
    rolePlays: [...newest.everything.scenarios.values()].map(({ id, code, title, variants }) => ({
      id,
      code,
      title: inLanguage(title, context.language),
      variants: variants.length,
    })),
    exams: [...newest.everything.exams.values()].map((exam) => ({
      id: exam.id,
      code: exam.code,
      title: inLanguage(exam.title, context.language),
      questions: countToDraw(exam),
    })),
    edits: newest.edits,
  };
}

/** As many as anybody mends in one go; the command line lists all. */
const MOST = 200;

export default function Content() {
  const { content, analysis, exams: exam } = useDutyWords();
  const words = content.overview;
  const { faults, faultCount, warnings, modules, rolePlays, exams, edits } = useLoaderData<typeof loader>();
  const sum = (count: (module: (typeof modules)[number]) => number) => modules.reduce((total, module) => total + count(module), 0);
  return (
    <div>
      <PageHead
        title={words.title}
        lead={words.lead(
          modules.length,
          sum(({ lessons }) => lessons.length),
          sum(({ questions }) => questions),
        )}
        actions={
          <ButtonLink look="quiet" to="/content/analysis">
            {analysis.index.link}
          </ButtonLink>
        }
      />
      {faultCount > 0 ? <Notice tone="bad">{words.bad(faultCount)}</Notice> : <Notice tone="ok">{words.good}</Notice>}
      <FaultList id="faults" title={words.faults} faults={faults} />
      <FaultList id="warnings" title={words.warnings} faults={warnings} />
      <Section title={words.modules} id="modules">
        {modules.length === 0 ? <EmptyState title={words.none} /> : null}
        <ul className="grid gap-4">
          {modules.map((module) => (
            <li key={module.slug}>
              <ModuleCard module={module} />
            </li>
          ))}
        </ul>
      </Section>
      {exams.length > 0 ? (
        <Section title={words.exams} id="exams">
          <ul className="divide-y divide-line">
            {exams.map(({ id, code, title, questions }) => (
              <li key={id}>
                <Link to={`/content/exams/${id}`} className="flex min-h-12 flex-wrap items-center gap-x-3 no-underline hover:text-ember">
                  <span className="text-sm text-soft">{code}</span>
                  <span className="font-medium">{title}</span>
                  <span className="text-sm text-soft">{exam.part(questions)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={words.rolePlays} id="role-plays">
        <ul className="divide-y divide-line">
          {rolePlays.map(({ id, code, title, variants }) => (
            <li key={id}>
              <Link to={`/content/role-plays/${id}`} className="flex min-h-12 flex-wrap items-center gap-x-3 no-underline hover:text-ember">
                <span className="text-sm text-soft">{code}</span>
                <span className="font-medium">{title}</span>
                <span className="text-sm text-soft">{words.variants(variants)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <OwnFiles edits={edits} />
    </div>
  );
}
