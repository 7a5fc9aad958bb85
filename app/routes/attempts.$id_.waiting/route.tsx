import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { found } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useTestWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { trainersFor } from "~/people/trained.server";
import { isWaiting } from "~/quizzes/essays.server";
import { placeOf, testName } from "~/quizzes/quizzes-in";
import { attemptNow } from "~/quizzes/sitting.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Card, PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words, { title }: Page) => words.quizzes.result.pageTitle(title) };

/** A closed attempt that a trainer has still to read: nothing of its key or marks leaves yet. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, now, zone, today } = context;
  const { personId } = requireVisitor(context);
  const attempt = found(await attemptNow(store, library, personId, params.id ?? "", now));
  if (!attempt.closedAt) throw redirect(`/attempts/${attempt.id}`);
  if (!(await isWaiting(store.read, attempt.id))) throw redirect(`/attempts/${attempt.id}/result`);
  const place = placeOf(library, attempt);
  const trainers = (await trainersFor(store.read, personId, today)).map((trainer) => nameIn(language, trainer));
  const [title, heading] = [inLanguage(place.title, language), testName(place, context.words, language)];
  return { title, heading, quizPath: place.quizPath, handedInAt: formatInstant(attempt.closedAt, zone, language), trainers };
}
type Page = Awaited<ReturnType<typeof loader>>;

export default function Waiting() {
  const { frame, quizRules, quizzes } = useTestWords();
  const { result, waiting: words } = quizzes;
  const { heading, quizPath, handedInAt, trainers } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={words.title} lead={words.lead(handedInAt)} back={{ to: quizPath, label: heading }} />
      <Card accent>
        <p>{words.text}</p>
        <p className="mt-2 font-medium">{trainers.length > 0 ? words.readers(frame.list(trainers), trainers.length) : quizRules.noTrainer}</p>
        <p className="mt-2">{words.meanwhile}</p>
        <ButtonLink to="/learn" className="mt-3">
          {result.toPath}
        </ButtonLink>
      </Card>
    </div>
  );
}
