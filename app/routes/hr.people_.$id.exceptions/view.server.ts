import type { AppLoadContext } from "@remix-run/node";
import { waiverFacts } from "~/certification/facts.server";
import { waivableFor, waiversOf } from "~/certification/waiving.server";
import { dayIn, formatDay, formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { nameIn } from "~/people/names";
import { namesOf } from "~/record/names.server";
import { requirementTitle } from "~/record/record-view";

/** What can be waived for a person, with its condition in words, and what was waived, with what came of it. */
export async function waiversView({ store, library, language, words, zone, today }: AppLoadContext, personId: string) {
  const say = words.exceptions;
  const titleOf = (id: string) => inLanguage(library.certifications.get(id)?.title ?? { en: id }, language);
  const rows = await waiversOf(store.read, personId);
  const counting = new Map((await waiverFacts(store.read, personId)).map((fact) => [fact.factId, fact]));
  const names = await namesOf(
    store.read,
    rows.map(({ givenBy }) => givenBy),
  );
  const may = await waivableFor(store.read, personId, today);
  return {
    waivable: may.flatMap(({ rules, requirement: { id, certification, waiver }, met }) => {
      if (met) return [];
      const asked = library.certifications.get(waiver.certification)?.requirements.filter((one) => waiver.requirements.includes(one.id)) ?? [];
      const conditions = asked.map((one) => requirementTitle(one, words, language, library));
      return [
        {
          ...{ certification: rules.id, requirement: id },
          legend: say.without(titleOf(certification), inLanguage(rules.title, language)),
          condition: say.condition(conditions, waiver.withinDays),
        },
      ];
    }),
    given: rows.map(({ id, certificationId, requirementId, reason, dueOn, givenBy, givenAt }) => {
      const fact = counting.get(id);
      const needed = library.certifications.get(certificationId)?.requirements.find((one) => one.id === requirementId);
      const day = formatDay(dueOn, language);
      const isOver = today > dueOn;
      return {
        id,
        title: say.without(titleOf(needed?.kind === "certificate" ? needed.certification : requirementId), titleOf(certificationId)),
        state: fact?.keptAt ? say.kept(formatDay(dayIn(zone, fact.keptAt), language)) : isOver ? say.fallen(day) : say.running(day),
        reason,
        by: say.by(nameIn(language, names.get(givenBy) ?? { name: givenBy, otherName: null }), formatInstant(givenAt, zone, language)),
      };
    }),
  };
}
