import type { Words } from "~/locale/catalogues";
import { formatNearDay, formatNearInstant } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { nameIn } from "~/people/names";
import { namesOf } from "~/record/names.server";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { dueOf } from "./appeal";
import { type Appeal, performancesOf } from "./appeals.server";
import { contentOf } from "./performances.server";

type Reading = { words: Words; language: Language; zone: string; now: Date; today: Day };

/** Appeals as a list shows them: whose and about what, what is due next and by when, or what was decided. */
export async function shownAppeals(reader: Reader, appeals: Appeal[], { words, language, zone, now, today }: Reading) {
  const say = words.appeals;
  const performances = await performancesOf(reader, appeals);
  const people = appeals.flatMap(({ personId, owned, decision }) => [
    personId,
    ...(owned?.ownerId ? [owned.ownerId] : []),
    ...(decision ? [decision.decidedBy] : []),
  ]);
  const names = await namesOf(reader, people);
  const name = (id: string | null | undefined) => (id && names.has(id) ? nameIn(language, names.get(id)!) : "");
  const shown = [];
  for (const appeal of appeals) {
    const { scenario } = await contentOf(reader, performances.get(appeal.performanceId)!);
    const due = dueOf(appeal, { received: appeal.received !== null, owned: appeal.owned !== null }, now);
    const by = due.what === "decide" ? formatNearDay(appeal.decideOn, today, language) : formatNearInstant(due.by, zone, today, language);
    shown.push({
      id: appeal.id,
      staff: name(appeal.personId),
      scenario: `${scenario.code} ${inLanguage(scenario.title, language)}`,
      filed: formatNearInstant(appeal.filedAt, zone, today, language),
      owner: appeal.owned ? name(appeal.owned.ownerId) : null,
      due: appeal.decidedAt ? null : { text: say.due[due.what](by), isLate: due.isLate },
      decided:
        appeal.decision &&
        say.decided(say.outcome[appeal.decision.outcome], name(appeal.decision.decidedBy), formatNearInstant(appeal.decision.decidedAt, zone, today, language)),
    });
  }
  return shown;
}
export type ShownAppeal = Awaited<ReturnType<typeof shownAppeals>>[number];
