import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type Library, moduleBySlug } from "~/content/library";
import { doorOf, enter } from "~/http/quiz-door.server";
import { found } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { useTestWords } from "~/locale/words";
import { Door } from "~/quizzes/door";
import type { PageHandle } from "~/root";
import { PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words, { title }: Page) => words.quizzes.title(title) };

/** The door to the quiz of a module. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { module, quiz } = quizAt(context.library, params.slug);
  return { title: inLanguage(module.title, context.language), slug: module.slug, ...(await doorOf(context, quiz)) };
}
export type Page = Awaited<ReturnType<typeof loader>>;

/** Starts an attempt, or goes on with the open one. */
export const action = ({ context, params }: ActionFunctionArgs) => enter(context, quizAt(context.library, params.slug).quiz);

function quizAt(library: Library, slug: string | undefined) {
  const module = found(moduleBySlug(library, slug));
  return { module, quiz: found(module.quiz) };
}

export default function QuizIntro() {
  const words = useTestWords().quizzes;
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={words.title(page.title)} lead={words.intro.lead(page.title)} back={{ to: `/modules/${page.slug}`, label: page.title }} />
      <Door page={page} refused={refused} />
    </div>
  );
}
