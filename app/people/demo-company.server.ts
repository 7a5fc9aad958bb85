import { type DemoPerson, demoDepartments, demoGroups, demoPeople } from "~/cli/demo-people";
import type { Library } from "~/content/library";
import { addDays, dayIn } from "~/locale/day";
import { audit } from "~/record/audit.server";
import { type Day, newId } from "~db/kit";
import { Refused } from "~db/refused";
import type { Store, Writer } from "~db/store";
import { companyFacts, departments, groupMemberships, groups, people, roles } from "~db/tables/people";
import { demoAccounts, demoPassword } from "./demo";
import { hashPassword, setPassword } from "./passwords.server";
import { sortKey } from "./search";
import { renewNameWords } from "./search.server";

/** The demo company is loaded into an empty database only. */
export class NotEmpty extends Refused {}

const DAY = 86_400_000;
/** Days since the programme began, and since those who were long certified left their groups. */
const [PROGRAMME, LEFT] = [1095, 150];
type Loading = { today: Day; now: Date; ids: Map<string, string> };

/** Writes the invented staff, their departments, groups and roles, dated back from now, all or nothing. Refuses a database with people. */
export async function loadDemoPeople(store: Store, library: Library, now: Date): Promise<void> {
  const password = await hashPassword(demoPassword);
  await store.tx(async (w) => {
    const [anybody] = await w.select({ id: people.id }).from(people).limit(1);
    if (anybody) throw new NotEmpty("The demo company is loaded into an empty database only: this one holds people already.");
    const ids = new Map(demoPeople.map(({ staffNumber }) => [staffNumber, newId(now.getTime())]));
    const loading = { today: dayIn(library.zone, now), now, ids };
    await addDepartments(w, loading);
    for (const person of demoPeople) await addPerson(w, person, password, loading);
    await addGroups(w, loading);
    await w.insert(companyFacts).values({ name: "demo", value: true, at: now });
    await audit(w, { actorId: null, act: "people.demo-loaded", subjectId: null }, now);
  });
}

async function addDepartments(w: Writer, { now }: Loading) {
  for (const [place, { id, name, otherName, parent }] of demoDepartments.entries())
    await w.insert(departments).values({
      id,
      parentId: parent,
      name,
      otherName,
      sortKey: sortKey({ name, staffNumber: String(place) }),
      createdAt: new Date(now.getTime() - 6000 * DAY),
    });
}

async function addPerson(w: Writer, demo: DemoPerson, password: string, { today, now, ids }: Loading) {
  const { staffNumber, name, otherName, email, mobile, site, position } = demo;
  const id = ids.get(staffNumber)!;
  const createdAt = new Date(now.getTime() - demo.hiredDaysAgo * DAY);
  await w.insert(people).values({
    ...{ id, staffNumber, email, mobile, name, otherName, site, position, active: true, createdAt },
    sortKey: sortKey({ name, staffNumber }),
    departmentId: demo.department,
    managerId: demo.manager ? ids.get(demo.manager)! : null,
    hiredOn: addDays(today, -demo.hiredDaysAgo),
  });
  await renewNameWords(w, { id, name, otherName, staffNumber });
  for (const role of demo.roles) await w.insert(roles).values({ personId: id, role, grantedAt: createdAt });
  if (email && demoAccounts.includes(email)) await setPassword(w, id, password, createdAt);
}

/** The groups are as old as the programme; who came to the company later is in them from the first day. */
async function addGroups(w: Writer, { today, now, ids }: Loading) {
  const hired = new Map(demoPeople.map(({ staffNumber, hiredDaysAgo }) => [staffNumber, hiredDaysAgo]));
  const since = (number: string) => addDays(today, -Math.min(PROGRAMME, hired.get(number)!));
  for (const { id, name, otherName, trainers, members, former = [] } of demoGroups) {
    await w.insert(groups).values({ id, name, otherName, sortKey: sortKey({ name, staffNumber: id }), createdAt: new Date(now.getTime() - PROGRAMME * DAY) });
    const belonging =
      (part: "trainer" | "member", untilOn: Day | null = null) =>
      (number: string) => ({ groupId: id, personId: ids.get(number)!, part, fromOn: since(number), untilOn });
    const left = former.map(belonging("member", addDays(today, -LEFT)));
    await w.insert(groupMemberships).values([...trainers.map(belonging("trainer")), ...members.map(belonging("member")), ...left]);
  }
}
