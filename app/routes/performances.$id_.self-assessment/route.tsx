import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openOwnPerformance } from "~/http/open-performance.server";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { useResultWords } from "~/locale/words";
import { contentOf } from "~/role-plays/performances.server";
import { assessmentDoor } from "~/role-plays/self-assessment";
import { findSelfAssessment, giveSelfAssessment } from "~/role-plays/self-assessments.server";
import { selfSheet } from "~/role-plays/self-sheet";
import { openSheet } from "~/role-plays/sheet";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Notice, PageHead } from "~/ui/page";
import { SelfForm } from "./self-form";
import { selfShape } from "./self-shape";

export const handle: PageHandle = { title: (words) => words.results.self.title };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { performance, scenario, sheet } = await openOwn(context, params.id);
  const { code, title } = openSheet(scenario, context.language);
  const given = await findSelfAssessment(context.store.read, performance.id);
  const open = assessmentDoor(performance, scenario.minutes.play, context.now);
  const door = given && open !== "called-off" ? ("already" as const) : open;
  return { id: performance.id, account: performance.staffId, scenario: `${code} ${title}`, sheet, door };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { performance, sheet } = await openOwn(context, params.id);
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, selfShape(sheet.criteria));
  if (!form.ok) return refuseForm(form);
  const outcome = await giveSelfAssessment(context.store, { performanceId: performance.id, ...form.value }, context.now);
  if (outcome === "given") return done(context, `/performances/${performance.id}`, "selfAssessed");
  return refuseForm(invalid(context, { "": context.words.results.self[sentenceOf[outcome]] }, typed), 409);
}

async function openOwn(context: AppLoadContext, id: string | undefined) {
  const performance = await openOwnPerformance(context, id);
  const { rubric, scenario } = await contentOf(context.store.read, performance);
  return { performance, scenario, sheet: selfSheet(rubric, scenario, context.language) };
}

const sentenceOf = { "not-yet": "notYet", closed: "closed", already: "already", "called-off": "calledOff" } as const;

export default function SelfAssessmentPage() {
  const words = useResultWords().self;
  const { id, account, scenario, sheet, door } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed = refused?.typed ?? {};
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title} lead={words.lead(scenario)} back={{ to: `/performances/${id}`, label: words.toPerformance }} />
      {door === "open" ? (
        <SelfForm id={id} account={account} sheet={sheet} errors={refused?.errors ?? {}} typed={typed} />
      ) : (
        <>
          <Notice tone={refused ? "warn" : "now"}>
            <p role={refused ? "alert" : undefined}>{words[sentenceOf[door]]}</p>
            {typed.keep || typed.change ? (
              <>
                <p className="mt-2 font-semibold">{words.notTaken}</p>
                <p className="break-words whitespace-pre-wrap">{[typed.keep, typed.change].filter(Boolean).join("\n")}</p>
              </>
            ) : null}
          </Notice>
          <ButtonLink to={`/performances/${id}`}>{words.toPerformance}</ButtonLink>
        </>
      )}
    </div>
  );
}
