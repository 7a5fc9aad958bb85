import type { AppLoadContext } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { dayIn, formatDay, formatInstant } from "~/locale/day";
import { formerPeopleOfGroup, peopleOfGroup } from "~/people/belonging.server";
import { can } from "~/people/can";
import type { findAnyGroup } from "~/people/groups.server";
import { nameIn } from "~/people/names";
import { findPersons } from "~/people/person.server";
import { spanSaying } from "~/people/span-saying";
import { actsAbout } from "~/record/acts-about.server";

export type View = Awaited<ReturnType<typeof viewOf>>;
export type Belonging = View["people"][number];

/** Everything the page of one group shows. */
export async function viewOf(context: AppLoadContext, group: NonNullable<Awaited<ReturnType<typeof findAnyGroup>>>) {
  const { store, today, language, words, zone } = context;
  const { id, name, otherName, endedAt } = group;
  const day = (on: string) => formatDay(on, language);
  const saying = spanSaying(words.groups.span, today, day);
  const people = await peopleOfGroup(store.read, id, today);
  const trainerIds = people.filter(({ part }) => part === "trainer").map(({ personId }) => personId);
  const trainers = await findPersons(store.read, trainerIds);
  const mayTrain = (personId: string) => trainers.some((one) => one.id === personId && one.roles.includes("trainer"));
  const former = await formerPeopleOfGroup(store.read, id, today);
  const acts = await actsAbout(store.read, id, ["groups.added", "groups.renamed", "groups.ended"]);
  return {
    group: { id, name, otherName, ended: endedAt && day(dayIn(zone, endedAt)) },
    isAdmin: can.managePeople(requireVisitor(context)),
    today,
    people: people.map(({ fromOn, untilOn, ...person }) => ({
      ...person,
      span: saying({ fromOn, untilOn }),
      ends: untilOn !== null,
      lacksRole: person.part === "trainer" && !mayTrain(person.personId),
    })),
    former: former.map(({ id: key, staffNumber, part, fromOn, untilOn, ...names }) => ({
      ...{ key, staffNumber, name: names.name, otherName: names.otherName },
      span: `${words.groups.parts[part]}, ${saying({ fromOn, untilOn })}`,
    })),
    acts: acts.map(({ id: key, at, act, by, values }) => {
      const [when, who] = [formatInstant(at, zone, language), by && nameIn(language, by)];
      const line =
        act === "groups.renamed"
          ? words.groups.renamed(when, who, typeof values?.name === "string" ? values.name : "")
          : act === "groups.ended"
            ? words.groups.ended(when, who)
            : words.groups.made(when, who);
      return { key, line };
    }),
  };
}
