import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inlineHtml } from "~/content/inline";
import { requireVisitor } from "~/http/context";
import { invalid, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { found } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { type Bilingual, inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { relationTo } from "~/people/relations.server";
import { settingOf } from "~/quizzes/asked";
import { findEssay, markEssay, readEssay } from "~/quizzes/essays.server";
import { QuestionSetting } from "~/quizzes/question-setting";
import { namesOf } from "~/record/names.server";
import type { PageHandle } from "~/root";
import { Html } from "~/ui/html";
import { Notice, PageHead, Section } from "~/ui/page";
import { MarkForm } from "./mark-form";
import { markOf } from "./mark-shape";

export const handle: PageHandle = { title: (words, { name }: Page) => words.grading.essays.pageTitle(name) };

/** One essay to be marked by its rubric; once marked it says by whom. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, language, zone } = context;
  const { essay, question, text, name } = await openEssay(context, params.id);
  const html = (one: Bilingual) => inlineHtml(inLanguage(one, language));
  const by = essay.markedBy && (await namesOf(store.read, [essay.markedBy])).get(essay.markedBy);
  return {
    name,
    marked: by && essay.markedAt ? { by: nameIn(language, by), at: formatInstant(essay.markedAt, zone, language) } : null,
    handedInAt: formatInstant(essay.handedInAt, zone, language),
    setting: settingOf(question, language),
    question: html(question.text),
    sample: html(question.explanation),
    text,
    criteria: question.rubric.map((criterion) => ({
      id: criterion.id,
      text: html(criterion.text),
      levels: criterion.levels.map(({ points, text: level }) => ({ points, text: html(level) })),
    })),
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { store, library, words, now } = context;
  const { essay, question, trainerId } = await openEssay(context, params.id);
  const typed = await readTyped(request);
  const late = () => refuseForm(invalid(context, { "": words.grading.essays.late }, typed), 409);
  if (essay.markedAt) return late();
  const mark = markOf(question, typed);
  if ("errors" in mark) return refuseForm(invalid(context, mark.errors(words), typed));
  const outcome = await markEssay(store, library, essay.id, { markedBy: trainerId, ...mark }, now);
  if (outcome === "late") return late();
  return done(context, "/grading", "essayMarked");
}

async function openEssay(context: AppLoadContext, id = "") {
  const { store, library, language, today } = context;
  const trainer = requireVisitor(context);
  const essay = found(await findEssay(store.read, id));
  found(can.markEssay(trainer, await relationTo(store.read, trainer, essay.personId, today)) || null);
  const read = await readEssay(store.read, library, essay);
  const who = (await namesOf(store.read, [essay.personId])).get(essay.personId)!;
  return { essay, trainerId: trainer.personId, name: nameIn(language, who), ...read };
}

export default function MarkEssay() {
  const words = useDutyWords();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const say = words.grading.essays;
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={say.pageTitle(page.name)} lead={say.handedIn(page.handedInAt)} back={{ to: "/grading", label: words.grading.desk.title }} />
      <Section id="question" title={say.question}>
        <QuestionSetting setting={page.setting} />
        <Html html={page.question} className="block font-semibold" />
      </Section>
      <Section id="written" title={say.written}>
        <p className="rounded-card border border-line bg-card px-4 py-3 break-words whitespace-pre-wrap">{page.text}</p>
      </Section>
      <Section id="sample" title={say.sample}>
        <Html html={page.sample} />
      </Section>
      {page.marked ? (
        <Marked marked={page.marked} late={refused?.errors[""]} note={String(refused?.typed.note ?? "")} />
      ) : (
        <MarkForm page={page} errors={refused?.errors} typed={refused?.typed ?? {}} />
      )}
    </div>
  );
}

/** Nothing is left to mark here. What a second trainer wrote at the same moment is shown once more, to be used elsewhere. */
function Marked({ marked, late, note }: { marked: NonNullable<Page["marked"]>; late?: string; note: string }) {
  const words = useDutyWords().grading.essays;
  return (
    <Notice tone={late ? "warn" : "now"}>
      {late ? <p role="alert">{late}</p> : null}
      <p>{words.markedBy(marked.by, marked.at)}</p>
      {note ? (
        <>
          <p className="mt-2 font-semibold">{words.notTaken}</p>
          <p className="break-words whitespace-pre-wrap">{note}</p>
        </>
      ) : null}
    </Notice>
  );
}
