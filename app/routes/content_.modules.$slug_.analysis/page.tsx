import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { EmptyState, Notice, PageHead, Section } from "~/ui/page";
import { Choices } from "./choices";
import type { Page } from "./load.server";
import { QuestionResult } from "./question-result";
import { Whole } from "./whole";

/** Words first, figures second, nobody's name. */
export function AnalysisPage({ page }: { page: Page }) {
  const words = useDutyWords().analysis;
  const { title, path, scope, chosen, sight, whole, items, limits } = page;
  const isEmpty = items.every(({ attempts, versions }) => attempts === 0 && versions.length === 1);
  const query = addressOf(scope, chosen);
  return (
    <>
      <PageHead
        title={words.page.heading}
        lead={title}
        back={sight.keys ? { to: path, label: title } : { to: "/content/analysis", label: words.index.title }}
        actions={
          isEmpty ? null : (
            <ButtonLink look="quiet" to={`${path}/analysis.csv${query}`} reloadDocument download>
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
