import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { openCorrections } from "./corrections.server";
import { toSign } from "./desk.server";
import { type Draft, newestDraft } from "./drafts.server";
import { contentOf, findPerformance, type Performance } from "./performances.server";
import type { Rubric } from "./rubric";
import type { Scenario } from "./scenario";
import { type Card, prepareCard } from "./signing.server";

/** A scorecard that was handed in and waits for its grader's signature. `reason`: why it corrects one that is signed. */
export type ReadyCard = { performance: Performance; draft: Draft; card: Card; rubric: Rubric; scenario: Scenario; reason: string | null };

/** As many as are signed at once; the rest is there when these are signed. */
const MOST = 60;

/** What a grader may sign now: the scorecards that were handed in, the earliest first, then corrections. */
export async function readyCards(reader: Reader, graderId: string, library: Library): Promise<ReadyCard[]> {
  const { items } = await toSign(reader, { graderId, shown: MOST });
  const corrected = (await openCorrections(reader, { graderId, shown: MOST })).items.filter(({ ready }) => ready);
  const waiting = [...items.map(({ id }) => ({ id, reason: null })), ...corrected.map(({ id, reason }) => ({ id, reason }))];
  const cards: ReadyCard[] = [];
  for (const { id, reason } of waiting) {
    const performance = await findPerformance(reader, id);
    const draft = performance && (await newestDraft(reader, id, graderId));
    if (!draft?.ready) continue;
    const card = await prepareCard(reader, performance!, graderId, draft.marks, library);
    const { rubric, scenario } = await contentOf(reader, performance!);
    if (card) cards.push({ performance: performance!, draft, card, rubric, scenario, reason });
  }
  return cards;
}
