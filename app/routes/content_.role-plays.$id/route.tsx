import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { inlineHtml } from "~/content/inline";
import { requireVisitor } from "~/http/context";
import { allow, found } from "~/http/refusal";
import { type Bilingual, inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import type { PageHandle } from "~/root";
import { PageHead } from "~/ui/page";
import { type Part, Parts } from "./parts";

export const handle: PageHandle = { title: (_words, { title }: Page) => title };

const both = ({ en, zh }: Bilingual): Bilingual => ({ en: inlineHtml(en), zh: inlineHtml(zh) });
const list = (texts: { text: Bilingual }[]) => texts.map(({ text }) => both(text));

/** A role-play with its secret briefs, in both languages. Authors only. */
export function loader({ context, params }: LoaderFunctionArgs) {
  allow(can.seeContentFaults(requireVisitor(context)));
  const scenario = found(context.source.newest().everything.scenarios.get(params.id ?? ""));
  const words = context.words.content.preview;
  const { play, selfReview, feedback } = scenario.minutes;
  const variants = scenario.variants.map((variant) => ({
    id: variant.id,
    title: inLanguage(variant.label, context.language),
    parts: [
      { name: words.mood, texts: [both(variant.mood)] },
      { name: words.brief, texts: [both(variant.brief)] },
      { name: words.hiddenNeed, texts: [both(variant.hiddenNeed)] },
      { name: words.turningPoints, texts: list(variant.turningPoints) },
      { name: words.lines, texts: list(variant.lines) },
    ] satisfies Part[],
  }));
  const parts: Part[] = [
    { name: words.situation, texts: [both(scenario.situation)] },
    { name: words.task, texts: [both(scenario.task)] },
    { name: words.goodLooksLike, texts: list(scenario.goodLooksLike) },
    { name: words.observerTicks, texts: list(scenario.observerTicks) },
  ];
  return { title: `${scenario.code} ${inLanguage(scenario.title, context.language)}`, lead: words.minutes(play, selfReview, feedback), parts, variants };
}
type Page = ReturnType<typeof loader>;

export default function RolePlayPreview() {
  const words = useDutyWords().content;
  const { title, lead, parts, variants } = useLoaderData<typeof loader>();
  return (
    <article>
      <PageHead title={title} lead={lead} back={{ to: "/content", label: words.overview.title }} />
      <Parts parts={parts} level="h2" />
      {variants.map((variant) => (
        <section key={variant.id} className="mt-8 border-t border-line pt-5">
          <h2 className="font-serif text-xl font-semibold">{variant.title}</h2>
          <Parts parts={variant.parts} level="h3" />
        </section>
      ))}
    </article>
  );
}
