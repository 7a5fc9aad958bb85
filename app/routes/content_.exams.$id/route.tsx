import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { inlineHtml } from "~/content/inline";
import { requireVisitor } from "~/http/context";
import { allow, found } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { countToDraw } from "~/quizzes/draw";
import { modulesDrawn } from "~/quizzes/exam";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Html } from "~/ui/html";
import { Link } from "~/ui/navigation";
import { PageHead, Section } from "~/ui/page";

export const handle: PageHandle = { title: (_words, { title }: Page) => title };

/** An exam as its author left it, drafts too: what is said before it in both languages, and what is drawn from which bank. Authors only. */
export function loader({ context, params }: LoaderFunctionArgs) {
  allow(can.seeContentFaults(requireVisitor(context)));
  const { everything } = context.source.newest();
  const exam = found(everything.exams.get(params.id ?? ""));
  const { words, language, library } = context;
  const say = words.exams;
  return {
    title: `${exam.code} ${inLanguage(exam.title, language)}`,
    lead: say.lead(countToDraw(exam), modulesDrawn(exam).length),
    analysis: library.exams.has(exam.id) ? `/content/exams/${exam.id}/analysis` : null,
    words: {
      rules: say.rules(exam.passMark, exam.minutes ?? null, exam.attempts ?? null, exam.waitHours ?? null),
      instructions: say.instructions,
      from: say.from,
    },
    instructions: exam.instructions.map(({ en, zh }) => ({ en: inlineHtml(en), zh: inlineHtml(zh) })),
    modules: modulesDrawn(exam).map((id) => {
      const module = everything.modules.get(id);
      const bank = exam.questions.filter((question) => question.moduleId === id).length;
      const minimum = exam.minima.find((one) => one.module === id);
      return {
        id,
        title: module ? `${module.code} ${inLanguage(module.title, language)}` : id,
        to: module ? `/content/modules/${module.slug}` : null,
        parts: exam.draw.filter((part) => part.module === id).map(({ count, tag, situation }) => say.drawn(count, tag ?? null, situation ?? false)),
        facts: [say.bank(bank), ...(minimum ? [say.minimum(minimum.percent)] : [])].join(" · "),
      };
    }),
  };
}
type Page = ReturnType<typeof loader>;

export default function ExamPreview() {
  const { content, analysis } = useDutyWords();
  const page = useLoaderData<typeof loader>();
  return (
    <article className="max-w-3xl">
      <PageHead
        title={page.title}
        lead={page.lead}
        back={{ to: "/content", label: content.overview.title }}
        actions={
          page.analysis ? (
            <ButtonLink look="quiet" to={page.analysis}>
              {analysis.page.heading}
            </ButtonLink>
          ) : null
        }
      />
      <p>{page.words.rules}</p>
      <Section id="instructions" title={page.words.instructions}>
        <ul className="divide-y divide-line border-y border-line">
          {page.instructions.map(({ en, zh }) => (
            <li key={en} className="grid gap-1 py-2.5 sm:grid-cols-2 sm:gap-6">
              <span lang="en">
                <Html html={en} />
              </span>
              <span lang="zh-Hans">
                <Html html={zh} />
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="from" title={page.words.from}>
        <ul className="divide-y divide-line border-y border-line">
          {page.modules.map(({ id, title, to, parts, facts }) => (
            <li key={id} className="py-2.5">
              <p className="font-medium">
                {to ? (
                  <Link to={to} className="inline-flex min-h-11 items-center underline decoration-edge underline-offset-4">
                    {title}
                  </Link>
                ) : (
                  title
                )}
              </p>
              {parts.map((part) => (
                <p key={part}>{part}</p>
              ))}
              <p className="text-sm text-soft">{facts}</p>
            </li>
          ))}
        </ul>
      </Section>
    </article>
  );
}
