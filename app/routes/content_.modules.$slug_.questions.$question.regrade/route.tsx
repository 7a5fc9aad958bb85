import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { longText, ticked } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { carryOutRegrades, orderRegrade } from "~/quizzes/regrading.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Html } from "~/ui/html";
import { EmptyState, Notice, PageHead, Section } from "~/ui/page";
import { questionAsked, type RegradePage, regradePage } from "./load.server";
import { OrderForm } from "./order-form";

export const handle: PageHandle = { title: (words, { id }: RegradePage) => words.analysis.regrade.title(id) };

export const loader = ({ context, params }: LoaderFunctionArgs) => regradePage(context, params);

const order = z.object({ toHash: z.string("required").max(100, "unknown"), from: ticked, reason: longText });

/** A few attempts are marked at once, so that a small house sees the end of it; a job does the rest. */
const STEPS_AT_ONCE = 3;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { visitor, module, quiz, question } = questionAsked(context, params);
  const { store, library, now, words } = context;
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, order);
  if (!form.ok) return refuseForm(form);
  const { toHash, from, reason } = form.value;
  const say = words.analysis.regrade;
  const ordered = await orderRegrade(store, library, { quiz, questionId: question.id, toHash, fromHashes: from, reason, byPersonId: visitor.personId }, now);
  const page = `/content/modules/${module.slug}/questions/${question.id}/regrade`;
  switch (ordered.outcome) {
    case "changed":
      return refuseForm(invalid(context, { "": say.changed }, typed), 409);
    case "nothing":
      throw refusal(409, `${say.nothing}. ${say.nothingLead}`, { to: page, label: say.refresh });
    case "unknown-version":
      return refuseForm(invalid(context, { from: say.chooseVersion }, typed));
    case "ordered":
      await carryOutRegrades(store, library, now, STEPS_AT_ONCE);
      return done(context, page);
  }
}

export default function Regrade() {
  const words = useDutyWords().analysis;
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { id, module, slug, now, isRunning, isAnyFit, history } = page;
  const say = words.regrade;
  return (
    <div className="max-w-3xl">
      <PageHead title={say.title(id)} lead={module} back={{ to: `/content/modules/${slug}/analysis#q-${id}`, label: words.page.heading }} />
      <p>{say.lead}</p>
      <Section title={say.now} id="now">
        <Html html={now.key} className="block font-serif text-lg" />
        <p className="text-soft">{now.points}</p>
      </Section>
      {isRunning ? (
        <Notice>
          {history.find(({ state }) => state)?.state}{" "}
          <ButtonLink look="plain" to={`/content/modules/${slug}/questions/${id}/regrade`} reloadDocument>
            {say.refresh}
          </ButtonLink>
        </Notice>
      ) : isAnyFit ? (
        <OrderForm page={page} refused={refused} />
      ) : (
        <div className="mt-6">
          <EmptyState title={say.nothing}>{page.versions[0]?.effects[0] ?? say.nothingLead}</EmptyState>
        </div>
      )}
      {history.length > 0 ? (
        <Section title={say.history} id="history">
          <ol className="divide-y divide-line border-y border-line">
            {history.map((one) => (
              <li key={one.id} className="py-3">
                <p className="font-medium whitespace-pre-line">{one.reason}</p>
                <p className="text-sm text-soft">{[one.test, one.by].filter(Boolean).join(" · ")}</p>
                <p className="text-sm text-soft">{one.state}</p>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
    </div>
  );
}
