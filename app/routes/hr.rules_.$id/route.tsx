import { type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { adjusted } from "~/certification/adjustable";
import { proposalOf, type Standing, standingRules } from "~/certification/proposing.server";
import { versionsInForce } from "~/certification/rules-in-force.server";
import { beginLooking, makeTrial } from "~/certification/trying.server";
import { requireVisitor } from "~/http/context";
import { readTyped, refuseForm } from "~/http/parse-form.server";
import { allow, found, refusal } from "~/http/refusal";
import { dayIn, formatDay } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { namesOf } from "~/record/names.server";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Notice, PageHead } from "~/ui/page";
import { fieldsOf } from "./fields.server";
import { History } from "./history";
import { readProposal } from "./read.server";
import { RulesForm } from "./rules-form";

export const handle: PageHandle = { title: (_words, { title }: { title: string }) => title };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { id, standing } = await concerned(context, params.id);
  const { store, language, zone } = context;
  const rows = await versionsInForce(store.read, id);
  const names = await namesOf(
    store.read,
    rows.flatMap(({ byPersonId }) => byPersonId ?? []),
  );
  return {
    id,
    title: inLanguage(standing.inForce.rules.title, language),
    isNewer: standing.newer !== null,
    fields: fieldsOf(standing.text.body, adjusted(standing.text.body, standing.adjustments), context),
    versions: rows.map(({ version, at, why, byPersonId, recalculated }) => ({
      ...{ version, why, recalculated },
      day: formatDay(dayIn(zone, at), language),
      by: byPersonId ? nameIn(language, names.get(byPersonId) ?? { name: byPersonId, otherName: null }) : null,
    })),
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

/** Looks at what other rules would change. Nothing counts by it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { id, standing, visitor } = await concerned(context, params.id);
  const typed = await readTyped(request);
  if (typed.intent === "newer") return looked(context, id, standing, visitor.personId, newerText(context, standing));
  if (typed.intent !== "look") throw refusal(400);
  const read = await readProposal(context, standing, typed);
  return read.ok ? looked(context, id, standing, visitor.personId, { ...read.proposal, contentHash: standing.text.hash }) : refuseForm(read);
}

/** The authors' newest text, with the numbers HR has set laid over it. */
function newerText(context: AppLoadContext, standing: Standing) {
  if (!standing.newer) throw refusal(409, context.words.ruleChange.same);
  return { ...proposalOf(standing.newer, { ...standing.adjustments }), contentHash: standing.newer.hash };
}

type Proposed = ReturnType<typeof newerText>;

async function looked({ store, library, now }: AppLoadContext, certificationId: string, { inForce }: Standing, madeBy: string, proposed: Proposed) {
  const trialId = await makeTrial(store, library, { certificationId, baseVersion: inForce.version, madeBy, ...proposed }, now);
  await beginLooking(store, library, trialId);
  return redirect(`/hr/rules/${certificationId}/trials/${trialId}`, 303);
}

async function concerned(context: AppLoadContext, id = "") {
  const visitor = requireVisitor(context);
  allow(can.changeRules(visitor));
  return { visitor, id, standing: found(await standingRules(context.store.read, context.library, id)) };
}

export default function CertificationRules() {
  const words = useDutyWords().ruleChange;
  const { title, isNewer, fields, versions } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="max-w-3xl">
      <PageHead title={title} lead={words.one.lead} back={{ to: "/hr/rules", label: words.title }} />
      {isNewer ? (
        <Notice tone="warn">
          <p>{words.one.newer}</p>
          <Form className="mt-2">
            <Button look="quiet" name="intent" value="newer">
              {words.one.takeNewer}
            </Button>
          </Form>
        </Notice>
      ) : null}
      <RulesForm fields={fields} refused={refused} />
      <History versions={versions} />
    </div>
  );
}
