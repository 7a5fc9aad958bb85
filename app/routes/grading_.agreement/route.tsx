import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { namesOf } from "~/record/names.server";
import { agreement, ENOUGH_PAIRS, verdictOn } from "~/role-plays/agreement";
import { gradedTwice } from "~/role-plays/agreement.server";
import type { PageHandle } from "~/root";
import { EmptyState, PageHead, Section } from "~/ui/page";
import { AgreementList } from "./agreement-list";

export const handle: PageHandle = { title: (words) => words.grading.agreement.title };

/** By criterion for everybody who may come here; by pair of graders with the names of one's own pairs only. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { store, library, language, words } = context;
  const { personId, roles } = requireVisitor(context);
  const say = words.grading.agreement;
  const { criteria, graders } = await gradedTwice(store.read);
  const partnerOf = ([a, b]: [string, string]) => (a === personId ? b : b === personId ? a : null);
  const names = await namesOf(
    store.read,
    graders.flatMap(({ ids }) => partnerOf(ids) ?? []),
  );
  const figures = (pairs: [number, number][]) => ({ ...agreement(pairs), verdict: verdictOn(agreement(pairs)) });
  const titleOf = (rubricId: string, id: string) =>
    inLanguage(library.rubrics.get(rubricId)?.criteria.find((one) => one.id === id)?.title ?? { en: id }, language);
  const own = graders.flatMap(({ ids, pairs }) => {
    const partner = names.get(partnerOf(ids) ?? "");
    return partner ? [{ title: say.youAnd(nameIn(language, partner)), ...figures(pairs) }] : [];
  });
  const others = graders.filter(({ ids }) => partnerOf(ids) === null).map(({ pairs }, place) => ({ title: say.otherPair(place + 1), ...figures(pairs) }));
  const back = roles.includes("trainer") ? { to: "/grading", label: words.grading.desk.title } : { to: "/content/analysis", label: words.analysis.index.title };
  return {
    back,
    criteria: criteria.map(({ rubricId, criterionId, pairs }) => ({ title: titleOf(rubricId, criterionId), ...figures(pairs) })),
    graders: [...own, ...others],
  };
}
export type Figure = Awaited<ReturnType<typeof loader>>["criteria"][number];

export default function AgreementPage() {
  const words = useDutyWords().grading.agreement;
  const { back, criteria, graders } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <PageHead title={words.title} lead={words.lead} back={back} />
      {criteria.length === 0 ? (
        <EmptyState title={words.empty}>{words.emptyLead}</EmptyState>
      ) : (
        <>
          <p>{words.target(ENOUGH_PAIRS)}</p>
          <Section title={words.byCriterion} id="criteria">
            <AgreementList figures={criteria} />
          </Section>
          <Section title={words.byPair} id="graders">
            <AgreementList figures={graders} />
          </Section>
        </>
      )}
    </div>
  );
}
