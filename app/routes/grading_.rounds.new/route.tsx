import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { parseForm, readQuery } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { relationTo } from "~/people/relations.server";
import { everyTrainer } from "~/role-plays/graders.server";
import { proposedStart } from "~/role-plays/planning";
import { type Candidate, peopleToPlan } from "~/role-plays/planning.server";
import { previewRound, saveRound } from "~/role-plays/rounds.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { EmptyState, Notice, PageHead } from "~/ui/page";
import { newId } from "~db/kit";
import { AskForm } from "./ask-form";
import { readAsk } from "./ask-shape";
import { PreviewTable } from "./preview-table";
import { saveShape } from "./save-shape";
import { shownPreview } from "./shown-preview";

export const handle: PageHandle = { title: (words) => words.rounds.title };

/** What is asked for stands in the address; `look` says that it is to be worked out. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, library, language, zone, today, now } = context;
  const trainer = requireVisitor(context);
  const around = await peopleToPlan(store.read, trainer.personId, today);
  const trainers = await everyTrainer(store.read);
  const typed = readQuery(request);
  const asked = "look" in typed ? await readAsk(context, typed, around) : null;
  const preview = asked?.ok ? await previewRound(store.read, asked.value, library, now) : null;
  const shown = (one: Candidate) => ({ id: one.id, name: nameIn(language, one), staffNumber: one.staffNumber });
  return {
    kind: typed.kind === "circuit" ? ("circuit" as const) : ("round" as const),
    typed: asked && !asked.ok ? asked.typed : typed,
    errors: asked && !asked.ok ? asked.errors : {},
    preview: preview && asked?.ok ? shownPreview(context, preview, asked.value, [...around.candidates, ...trainers]) : null,
    sending: newId(now.getTime()),
    me: trainer.personId,
    people: around.plannable.map(shown),
    helpers: around.candidates.map(shown),
    graders: trainers.map((one) => ({ id: one.id, name: nameIn(language, one) })),
    scenarios: [...library.scenarios.values()].map(({ id, code, title }) => ({ id, title: `${code} ${inLanguage(title, language)}` })),
    certifications: [...library.certifications.values()].map(({ id, title }) => ({ id, title: inLanguage(title, language) })),
    ...proposedStart(zone, now),
    today,
    zone,
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

/** Plans what the address asks for, when it is still what the trainer saw. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { store, library, now, today, words } = context;
  const trainer = requireVisitor(context);
  const form = await parseForm(context, request, saveShape);
  const around = await peopleToPlan(store.read, trainer.personId, today);
  const asked = await readAsk(context, readQuery(request), around);
  if (!form.ok || !asked.ok) return refused(words.rounds.changed);
  for (const id of asked.value.ask.people) allow(can.planPerformance(trainer, await relationTo(store.read, trainer, id, today)));
  const saved = await saveRound(store, asked.value, { ...form.value, trainerId: trainer.personId }, library, now);
  if (saved.outcome === "saved") return done(context, `/grading/rounds/${saved.roundId}`, "plannedRound");
  return refused(saved.outcome === "changed" ? words.rounds.changed : words.rounds.cannotSave);
}

const refused = (sentence: string) => data({ sentence }, { status: 422 });

export default function NewRound() {
  const words = useDutyWords();
  const page = useLoaderData<typeof loader>();
  const sentence = useActionData<typeof action>()?.sentence;
  return (
    <>
      <PageHead title={words.rounds.title} back={{ to: "/grading", label: words.grading.desk.title }} />
      {sentence ? (
        <div role="alert">
          <Notice tone="warn">{sentence}</Notice>
        </div>
      ) : null}
      {page.preview ? <PreviewTable preview={page.preview} sending={page.sending} /> : null}
      {page.people.length === 0 ? (
        <EmptyState title={words.grading.plan.noGroupTitle}>{words.grading.plan.noGroup}</EmptyState>
      ) : (
        <>
          <nav aria-label={words.rounds.kinds} className="mt-6 grid gap-2 sm:flex">
            {(["round", "circuit"] as const).map((kind) => (
              <ButtonLink
                key={kind}
                to={`?kind=${kind}`}
                look={kind === page.kind ? "primary" : "quiet"}
                aria-current={kind === page.kind ? "page" : undefined}
              >
                {words.rounds.kind[kind]}
              </ButtonLink>
            ))}
          </nav>
          <p className="mt-2 max-w-prose text-soft">{words.rounds.kindHint[page.kind]}</p>
          <AskForm page={page} key={page.kind} />
        </>
      )}
    </>
  );
}
