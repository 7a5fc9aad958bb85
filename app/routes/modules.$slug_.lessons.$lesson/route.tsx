import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { moduleBySlug } from "~/content/library";
import { LessonText } from "~/courses/lesson-text";
import { lessonPath, modulePath, quizPath } from "~/courses/paths";
import { readInModule } from "~/courses/progress.server";
import { noteOpening, noteReading } from "~/courses/reading.server";
import { requireVisitor } from "~/http/context";
import { parseForm, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { found } from "~/http/refusal";
import { dayIn, formatDay } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useWords } from "~/locale/words";
import type { PageHandle } from "~/root";
import { Notice } from "~/ui/page";
import { LessonFoot } from "./foot";
import { LessonHead } from "./head";

export const handle: PageHandle = { title: (_words, { title }: Page) => title };

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { store, language, now, zone } = context;
  const { personId, module, lesson, previous, next } = openLesson(context, params);
  if (request.method === "GET") await noteOpening(store, { personId, moduleId: module.id, lesson }, now);
  context.html.set(`lesson-${lesson.id}`, lesson.html[language]);
  const readAt = (await readInModule(store.read, personId, module.id)).get(lesson.id);
  const text = (bilingual: { en: string; zh: string }) => inLanguage(bilingual, language);
  const turn = (other: typeof lesson | undefined) => (other ? { to: lessonPath(module.slug, other.id), title: text(other.title) } : null);
  return {
    title: text(lesson.title),
    module: { title: text(module.title), path: modulePath(module.slug) },
    number: lesson.number,
    count: module.lessons.length,
    minutes: lesson.minutes,
    id: lesson.id,
    hash: lesson.hash,
    writtenIn: lesson.missing.includes(language) ? (language === "en" ? ("zh" as const) : ("en" as const)) : null,
    readOn: readAt ? formatDay(dayIn(zone, readAt), language) : null,
    previous: turn(previous),
    next: turn(next),
    quiz: module.quiz && !next ? quizPath(module.slug) : null,
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

/** "I have read this": a fact of the very text that was shown. Then on to the next lesson or the quiz. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { store, library, now, words } = context;
  const { personId, module, lesson, next } = openLesson(context, params);
  const form = await parseForm(context, request, z.object({ hash: z.string().max(100) }));
  if (!form.ok) return refuseForm(form);
  if (form.value.hash !== lesson.hash) return data({ errors: { "": words.courses.lesson.changed }, typed: {} }, { status: 409 });
  await noteReading(store, library, { personId, moduleId: module.id, lesson }, now);
  return done(context, next ? lessonPath(module.slug, next.id) : module.quiz ? quizPath(module.slug) : modulePath(module.slug));
}

function openLesson(context: AppLoadContext, params: { slug?: string; lesson?: string }) {
  const { personId } = requireVisitor(context);
  const module = found(moduleBySlug(context.library, params.slug));
  const lesson = found(module.lessons.find(({ id }) => id === params.lesson));
  return { personId, module, lesson, previous: module.lessons[lesson.number - 2], next: module.lessons[lesson.number] };
}

export default function LessonPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors: Record<string, string> = refused?.errors ?? {};
  const words = useWords().courses.lesson;
  return (
    <article className="mx-auto max-w-prose">
      <LessonHead page={page} />
      {errors[""] || errors.hash ? <Notice tone="warn">{errors[""] ?? errors.hash}</Notice> : null}
      {page.writtenIn ? <Notice>{words.onlyIn[page.writtenIn]}</Notice> : null}
      <LessonText key={page.id} name={`lesson-${page.id}`} writtenIn={page.writtenIn} />
      <LessonFoot page={page} />
    </article>
  );
}
