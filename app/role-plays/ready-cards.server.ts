import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { deskOf } from "./desk.server";
import { type Draft, newestDraft } from "./drafts.server";
import { contentOf, findPerformance, type Performance } from "./performances.server";
import type { Rubric } from "./rubric";
import type { Scenario } from "./scenario";
import { type Card, prepareCard } from "./signing.server";

/** A scorecard that was handed in and waits for its grader's signature. */
export type ReadyCard = { performance: Performance; draft: Draft; card: Card; rubric: Rubric; scenario: Scenario };

/** More than anybody scores in a day. */
const MOST = 60;

/** Everything a grader may sign now, the earliest first. */
export async function readyCards(reader: Reader, graderId: string, library: Library, now: Date): Promise<ReadyCard[]> {
  const cards: ReadyCard[] = [];
  for (const { id } of (await deskOf(reader, graderId, now)).toSign.slice(0, MOST)) {
    const performance = await findPerformance(reader, id);
    const draft = performance && (await newestDraft(reader, id, graderId));
    if (!draft?.ready) continue;
    const card = await prepareCard(reader, performance!, graderId, draft.marks, library);
    const { rubric, scenario } = await contentOf(reader, performance!);
    if (card) cards.push({ performance: performance!, draft, card, rubric, scenario });
  }
  return cards;
}
