import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { attemptsCounted } from "~/quizzes/report.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { EmptyState, PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.analysis.index.title };

/** Every module with a quiz and every exam, and how often it was taken for the first time. */
export async function loader({ context }: LoaderFunctionArgs) {
  allow(can.seeItemAnalysis(requireVisitor(context)));
  const quizzes = [...context.library.modules.values()].flatMap(({ slug, code, title, quiz }) => (quiz ? [{ slug, code, title, quizId: quiz.id }] : []));
  const exams = [...context.library.exams.values()];
  const counts = await attemptsCounted(context.store.read, [...quizzes.map(({ quizId }) => quizId), ...exams.map(({ id }) => id)], "first");
  return {
    modules: quizzes.map(({ slug, code, title, quizId }) => ({ slug, code, title: inLanguage(title, context.language), attempts: counts.get(quizId) ?? 0 })),
    exams: exams.map(({ id, code, title }) => ({ slug: id, code, title: inLanguage(title, context.language), attempts: counts.get(id) ?? 0 })),
  };
}

export default function Analyses() {
  const { analysis, grading } = useDutyWords();
  const [words, agreement] = [analysis.index, grading.agreement];
  const { modules, exams } = useLoaderData<typeof loader>();
  const tests = [
    ...modules.map((one) => ({ ...one, to: `/content/modules/${one.slug}/analysis` })),
    ...exams.map((one) => ({ ...one, to: `/content/exams/${one.slug}/analysis` })),
  ];
  return (
    <div className="max-w-3xl">
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink look="quiet" to="/grading/agreement">
            {agreement.link}
          </ButtonLink>
        }
      />
      {tests.length === 0 ? <EmptyState title={words.empty}>{words.emptyLead}</EmptyState> : null}
      <ul className="divide-y divide-line">
        {tests.map(({ slug, to, code, title, attempts }) => (
          <li key={slug} className="flex flex-wrap items-center justify-between gap-x-6 py-1">
            <Link
              to={to}
              className="inline-flex min-h-11 items-center gap-3 font-serif text-lg font-semibold underline decoration-edge underline-offset-4 hover:text-ember"
            >
              <span className="font-sans text-sm font-normal text-soft">{code}</span> {title}
            </Link>
            <span className="text-sm text-soft tabular-nums">{attempts > 0 ? words.attempts(attempts) : words.none}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
