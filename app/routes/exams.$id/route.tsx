import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inlineHtml } from "~/content/inline";
import { doorOf, enter } from "~/http/quiz-door.server";
import { found } from "~/http/refusal";
import { type Bilingual, inLanguage } from "~/locale/language";
import { Door } from "~/quizzes/door";
import { modulesDrawn } from "~/quizzes/exam";
import type { PageHandle } from "~/root";
import { Html } from "~/ui/html";
import { PageHead, Section } from "~/ui/page";

export const handle: PageHandle = { title: (_words, { title }: Page) => title };

/** The door to an exam: by the same rules as that of a quiz, with what its author says before and where its questions come from. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { library, language, words } = context;
  const exam = examAt(context, params.id);
  const door = await doorOf(context, exam);
  const text = (both: Bilingual) => inLanguage(both, language);
  const modules = modulesDrawn(exam);
  return {
    ...door,
    title: text(exam.title),
    back: words.path.title,
    lead: words.exams.lead(door.count, modules.length),
    instructions: { title: words.exams.instructions, lines: exam.instructions.map((line) => inlineHtml(text(line))) },
    from: {
      title: words.exams.from,
      modules: modules.map((id) => {
        const minimum = exam.minima.find(({ module }) => module === id);
        const drawn = exam.draw.reduce((sum, { module, count }) => sum + (module === id ? count : 0), 0);
        return {
          id,
          title: text(library.modules.get(id)?.title ?? { en: id, zh: id }),
          facts: [words.exams.part(drawn), ...(minimum ? [words.exams.minimum(minimum.percent)] : [])].join(" · "),
        };
      }),
    },
  };
}
type Page = Awaited<ReturnType<typeof loader>>;

/** Starts an attempt, or goes on with the open one. */
export const action = ({ context, params }: ActionFunctionArgs) => enter(context, examAt(context, params.id));

const examAt = ({ library }: AppLoadContext, id = "") => found(library.exams.get(id));

export default function ExamIntro() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={page.title} lead={page.lead} back={{ to: "/learn", label: page.back }} />
      <Door page={page} refused={refused}>
        <Section id="instructions" title={page.instructions.title}>
          <ul className="list-disc space-y-1.5 pl-5">
            {page.instructions.lines.map((line) => (
              <li key={line}>
                <Html html={line} />
              </li>
            ))}
          </ul>
        </Section>
        <Section id="from" title={page.from.title}>
          <ul className="divide-y divide-line border-y border-line">
            {page.from.modules.map(({ id, title, facts }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2.5">
                <span>{title}</span>
                <span className="text-soft tabular-nums">{facts}</span>
              </li>
            ))}
          </ul>
        </Section>
      </Door>
    </div>
  );
}
