import { randomInt } from "node:crypto";
import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { openAssignments } from "~/assignments/assignments.server";
import { moduleBySlug } from "~/content/library";
import { requireVisitor } from "~/http/context";
import { parseForm } from "~/http/parse-form.server";
import { inLanguage } from "~/locale/language";
import { useWords } from "~/locale/words";
import { canBePractised, chosen, type PracticeChoice, practised } from "~/quizzes/practice";
import { practisable } from "~/quizzes/practisable.server";
import { latestTurns, putQuestion } from "~/quizzes/practising.server";
import type { PageHandle } from "~/root";
import { Notice, PageHead, Section } from "~/ui/page";
import { ModuleList } from "./module-list";
import { WrongCard } from "./wrong-card";

export const handle: PageHandle = { title: (words) => words.practice.title };

/** What there is to practise: what one got wrong, and every module with how far one is; those of one's own path first. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { store, library, language, now } = context;
  const { personId } = requireVisitor(context);
  const questions = await practisable(store.read, library, personId, now);
  const turns = await latestTurns(store.read, personId);
  const own = await ownModules(context, personId);
  const byCode = [...library.modules.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const modules = byCode.flatMap(({ id, slug, title, quiz }) => {
    if (!quiz?.questions.some(canBePractised)) return [];
    const open = chosen(questions, { moduleId: id, wrongOnly: false });
    return [{ slug, title: inLanguage(title, language), own: own.has(id), count: open.length, ...practised(open, turns) }];
  });
  return { wrong: questions.filter(({ gotWrong }) => gotWrong).length, modules };
}
export type Page = Awaited<ReturnType<typeof loader>>;

async function ownModules({ store, library }: AppLoadContext, personId: string): Promise<Set<string>> {
  const assigned = await openAssignments(store.read, personId);
  return new Set(assigned.flatMap(({ courseId }) => library.courses.get(courseId)?.modules ?? []));
}

const shape = z.object({ module: z.string().max(100).default(""), wrong: z.enum(["yes", ""]).default("") });

/** Puts the next question of what was chosen. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { store, library, words, now } = context;
  const { personId } = requireVisitor(context);
  const form = await parseForm(context, request, shape);
  const choice = form.ok ? choiceOf(context, form.value) : null;
  if (!choice) return data({ sentence: words.practice.choose }, { status: 422 });
  const turn = await putQuestion(store, library, personId, choice, now, random);
  return turn ? redirect(`/practice/${turn}`, 303) : data({ sentence: words.practice.nothing }, { status: 409 });
}

/** Null when nothing was chosen, or a module that is not there. */
function choiceOf({ library }: AppLoadContext, { module: slug, wrong }: z.infer<typeof shape>): PracticeChoice | null {
  const module = slug ? moduleBySlug(library, slug) : undefined;
  if (slug ? !module : !wrong) return null;
  return { moduleId: module?.id ?? null, wrongOnly: wrong === "yes" };
}

/** Nobody can tell from earlier questions what comes next. */
const random = () => randomInt(2 ** 47) / 2 ** 47;

export default function Practice() {
  const words = useWords().practice;
  const { wrong, modules } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const own = modules.filter((module) => module.own);
  const others = modules.filter((module) => !module.own);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={words.title} lead={words.lead} />
      {refused ? (
        <div role="alert">
          <Notice tone="warn">{refused.sentence}</Notice>
        </div>
      ) : null}
      <WrongCard count={wrong} />
      {own.length > 0 ? (
        <Section id="own" title={words.yours}>
          <ModuleList modules={own} />
        </Section>
      ) : null}
      {others.length > 0 ? (
        <Section id="others" title={own.length > 0 ? words.others : words.modules}>
          <ModuleList modules={others} />
        </Section>
      ) : null}
    </div>
  );
}
