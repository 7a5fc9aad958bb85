import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { moduleBySlug } from "~/content/library";
import { LessonText } from "~/courses/lesson-text";
import { modulePath } from "~/courses/paths";
import { requireVisitor } from "~/http/context";
import { found } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { useWords } from "~/locale/words";
import type { PageHandle } from "~/root";
import { Notice, PageHead, PrintButton } from "~/ui/page";

export const handle: PageHandle = { title: (_words, { title }: Page) => title };

export function loader({ context, params }: LoaderFunctionArgs) {
  const { library, language } = context;
  requireVisitor(context);
  const module = found(moduleBySlug(library, params.slug));
  const aid = found(module.aid);
  context.html.set(`aid-${module.id}`, aid.html[language]);
  return {
    id: module.id,
    title: inLanguage(aid.title, language),
    module: { title: inLanguage(module.title, language), path: modulePath(module.slug), code: module.code },
    writtenIn: aid.missing.includes(language) ? (language === "en" ? ("zh" as const) : ("en" as const)) : null,
  };
}
type Page = ReturnType<typeof loader>;

/** One page for the counter: prints on one sheet of A4. */
export default function JobAid() {
  const { id, title, module, writtenIn } = useLoaderData<typeof loader>();
  const words = useWords().courses.lesson;
  return (
    <article className="mx-auto max-w-3xl">
      <PageHead title={title} lead={`${module.code} · ${module.title}`} back={{ to: module.path, label: module.title }} actions={<PrintButton />} />
      {writtenIn ? <Notice>{words.onlyIn[writtenIn]}</Notice> : null}
      <LessonText name={`aid-${id}`} writtenIn={writtenIn} className="aid" />
    </article>
  );
}
