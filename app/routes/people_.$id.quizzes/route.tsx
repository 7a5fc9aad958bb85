import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { readTyped } from "~/http/parse-form.server";
import { allow, found } from "~/http/refusal";
import type { Words } from "~/locale/catalogues";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { findPerson } from "~/people/person.server";
import { relationTo } from "~/people/relations.server";
import type { PageHandle } from "~/root";
import { FormErrors } from "~/ui/field";
import { Notice, PageHead } from "~/ui/page";
import { acts } from "./acts.server";
import { Talks } from "./talks";
import { Time } from "./time";
import { careView } from "./view.server";

export const handle: PageHandle = { title: (words, { name }: Page) => words.quizCare.title(name) };

/** What a trainer of somebody's group, or HR, may do for their quizzes: record a talk, give time. Never their answers. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { person, visitor, mayTalk, mayGive } = await openCare(context, params.id);
  const isTrainer = visitor.roles.includes("trainer");
  return {
    id: person.id,
    name: nameIn(context.language, person),
    staffNumber: person.staffNumber,
    back: isTrainer ? "/grading" : `/hr/people/${person.id}/record`,
    mayTalk,
    mayGive,
    ...(await careView(context, person.id)),
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, visitor, mayTalk, mayGive } = await openCare(context, params.id);
  const typed = await readTyped(request);
  return actOf(acts, typed)({ context, typed, personId: person.id, by: visitor.personId, mayTalk, mayGive });
}

/** Who is in none of their groups does not exist for a trainer. */
async function openCare(context: AppLoadContext, id = "") {
  const visitor = requireVisitor(context);
  const person = found(await findPerson(context.store.read, id));
  const relation = await relationTo(context.store.read, visitor, person.id, context.today);
  if (!can.seeQuizCare(visitor, relation)) found(null);
  allow(!relation.self, context.words.quizCare.notForYou);
  return { person, visitor, mayTalk: can.recordTalk(visitor, relation), mayGive: can.giveTime(visitor, relation) };
}

/** What the fields of both forms are called. */
const labelsOf = ({ talks, time }: Words["quizCare"]) => ({
  ...{ day: talks.day, note: talks.note },
  ...{ quiz: time.quiz, amount: time.amount, unit: time.unit, scope: time.scope, reason: time.reason },
});

export default function QuizCare() {
  const { quizCare: words, grading, record } = useDutyWords();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead
        title={words.title(page.name)}
        lead={`${page.staffNumber} · ${words.lead}`}
        back={{ to: page.back, label: page.back === "/grading" ? grading.desk.title : record.heading }}
      />
      <FormErrors errors={refused?.errors} labels={labelsOf(words)} />
      {page.mayGive || page.mayTalk ? null : <Notice tone="warn">{words.notForYou}</Notice>}
      <Talks page={page} refused={refused?.typed.intent === "talk" ? refused : undefined} />
      <Time page={page} refused={refused?.typed.intent === "time" ? refused : undefined} />
    </div>
  );
}
