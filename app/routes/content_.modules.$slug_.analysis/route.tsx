import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reportAsked } from "~/http/report-asked.server";
import { formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { COUNTED } from "~/quizzes/figures.server";
import { ENOUGH, UNRECOGNISABLE } from "~/quizzes/question-figures";
import { itemView, versionLinks, wholeView } from "~/quizzes/report-view";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { EmptyState, Notice, PageHead, Section } from "~/ui/page";
import { Choices } from "./choices";
import { QuestionResult } from "./question-result";
import { Whole } from "./whole";

export const handle: PageHandle = { title: (words, { module }: Page) => words.analysis.page.title(module) };

/** How the quiz of a module and its questions did: words first, figures second, nobody's name. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { words, language, zone } = context;
  const { module, quiz, scope, chosen, sight, report } = await reportAsked(context, request, params.slug);
  const viewing = { words, language, zone, sight };
  const whole = report.whole.figures;
  const items = report.items.map((item) => itemView(item, whole?.same ? whole.weights[item.hash] : undefined, viewing));
  return {
    module: inLanguage(module.title, language),
    slug: module.slug,
    scope,
    chosen,
    sight,
    behind: report.behind,
    countedAt: report.countedAt && formatInstant(report.countedAt, zone, language),
    limits: { enough: ENOUGH, unrecognisable: UNRECOGNISABLE, newest: COUNTED },
    whole: {
      versions: versionLinks(report.whole, viewing),
      attempts: whole?.attempts ?? 0,
      passed: whole?.passed ?? 0,
      passMark: quiz.passMark,
      figures: whole && whole.attempts >= ENOUGH ? wholeView(whole, viewing) : [],
      spread: whole && whole.attempts >= ENOUGH ? whole.spread : null,
      drawn: whole !== null && !whole.same,
    },
    items: [...items].sort((a, b) => a.gravity - b.gravity || Number(b.inBank) - Number(a.inBank)),
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

export default function Analysis() {
  const words = useDutyWords().analysis;
  const page = useLoaderData<typeof loader>();
  const { module, slug, scope, chosen, sight, whole, items, limits } = page;
  const isEmpty = items.every(({ attempts, versions }) => attempts === 0 && versions.length === 1);
  const query = addressOf(scope, chosen);
  return (
    <>
      <PageHead
        title={words.page.heading}
        lead={module}
        back={sight.keys ? { to: `/content/modules/${slug}`, label: module } : { to: "/content/analysis", label: words.index.title }}
        actions={
          isEmpty ? null : (
            <ButtonLink look="quiet" to={`/content/modules/${slug}/analysis.csv${query}`} reloadDocument download>
              {words.page.csv}
            </ButtonLink>
          )
        }
      />
      {page.behind ? <Notice>{words.page.behind}</Notice> : null}
      {sight.keys ? null : <Notice>{[words.page.trainer, ...(sight.texts ? [] : [words.page.trainerTexts])].join(" ")}</Notice>}
      {isEmpty ? (
        <EmptyState title={words.page.empty}>{words.page.emptyLead}</EmptyState>
      ) : (
        <>
          <Choices
            label={words.page.counted}
            choices={(["first", "all"] as const).map((one) => ({ to: addressOf(one, chosen) || "?", label: words.page[one], chosen: one === scope }))}
          />
          <p className="mt-1 text-sm text-soft">{scope === "first" ? words.page.firstWhy : words.page.allWhy}</p>
          {whole.attempts < limits.enough ? <Notice tone="warn">{words.page.few(limits.enough)}</Notice> : null}
          <Section title={words.page.whole} id="whole">
            <Whole page={page} addressOf={(hash) => addressOf(scope, [...chosen, hash], whole.versions)} />
          </Section>
          <Section title={words.page.questions} id="questions">
            {whole.attempts >= limits.enough && items.some(({ isEnough }) => !isEnough) ? (
              <p className="mb-3 text-sm text-soft">{words.page.fewOfSome(limits.enough)}</p>
            ) : null}
            <ol className="grid gap-4">
              {items.map((item) => (
                <li key={item.id} id={`q-${item.id}`}>
                  <QuestionResult
                    item={item}
                    slug={slug}
                    unrecognisable={limits.unrecognisable}
                    addressOf={(hash) => `${addressOf(scope, [...chosen, hash], item.versions)}#q-${item.id}`}
                  />
                </li>
              ))}
            </ol>
          </Section>
          <p className="mt-8 text-sm text-soft">
            {page.countedAt ? `${words.page.asOf(page.countedAt)} · ` : ""}
            {words.page.newest(limits.newest)}
          </p>
        </>
      )}
    </>
  );
}

/** The choices as an address. Of several versions of one thing the last one counts. */
function addressOf(scope: string, chosen: string[], rivals: { hash: string }[] = []): string {
  const last = chosen.at(-1);
  const kept = chosen.filter((hash) => hash === last || !rivals.some((rival) => rival.hash === hash));
  const query = new URLSearchParams([...(scope === "all" ? [["scope", scope]] : []), ...[...new Set(kept)].map((hash) => ["version", hash])]).toString();
  return query ? `?${query}` : "";
}
