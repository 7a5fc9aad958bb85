import type { Library } from "~/content/library";
import type { Words } from "~/locale/catalogues";
import { formatDay } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { nameIn } from "~/people/names";
import type { Day } from "~db/kit";
import { type Attention, attentionOn, type Moving } from "./attention";

type Member = { id: string; name: string; otherName: string | null; rows: Moving["rows"] };
type Viewing = { words: Words; language: Language; today: Day; library: Library };
export type AttentionView = { id: string; name: string; says: string; isLate: boolean; next: string | null };

/** Who of a team has something due, and who is stuck; the earliest day first. `nextOf`: what comes next for somebody, in words. */
export function attentionViews(
  members: Member[],
  movingOf: (personId: string) => Omit<Moving, "rows">,
  nextOf: (personId: string) => string | null,
  { words, language, today, library }: Viewing,
): { due: AttentionView[]; stuck: AttentionView[] } {
  const say = words.team.attention.says;
  const dayOf = (one: Attention) => (one.kind === "stuck" ? one.since : one.on);
  const all = members.flatMap((member) => attentionOn({ rows: member.rows, ...movingOf(member.id) }, today).map((one) => ({ member, one })));
  const shown = all
    .sort((a, b) => (dayOf(a.one) < dayOf(b.one) ? -1 : 1))
    .map(({ member, one }) => ({
      kind: one.kind,
      view: {
        ...{ id: member.id, name: nameIn(language, member), next: nextOf(member.id) },
        says: say[one.kind](
          inLanguage(library.certifications.get(one.certificationId)?.title ?? { en: one.certificationId }, language),
          formatDay(dayOf(one), language),
        ),
        isLate: one.kind === "overdue" || one.kind === "grace",
      },
    }));
  const of = (isStuck: boolean) => shown.filter(({ kind }) => (kind === "stuck") === isStuck).map(({ view }) => view);
  return { due: of(false), stuck: of(true) };
}
