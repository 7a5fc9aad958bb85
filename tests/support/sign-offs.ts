import { eq } from "drizzle-orm";
import { assign } from "~/assignments/assign.server";
import type { Visitor } from "~/people/visitor";
import { newId } from "~db/kit";
import { groupMemberships, groups } from "~db/tables/people";
import { signOffWaits } from "~db/tables/sign-offs";
import { freshStore } from "./database";
import { factsFor } from "./facts";
import { makePerson } from "./people";
import { smallLibrary } from "./small-library";
import type { World } from "./visit";

export const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
const link = (id: string, by: string, en: string, zh: string) => ({ id, by, confirms: { en, zh } });
/** Trainer, then direct supervisor, then HR. */
export const threeSignOffs = [
  link("trainer", "trainer", "Has been taught and told the result.", "教过、评过，也当面反馈过。"),
  link("lead", "direct-supervisor", "Does at work what was shown in training.", "培训里做到的，岗位上也做到了。"),
  link("hr", "hr", "The record is complete.", "档案齐全。"),
];

export type SigningWorld = World & { trainer: Visitor; lead: Visitor; hr: Visitor; learner: Visitor };

/** A learner in a group with a trainer, who reports to a lead, with a certification that asks for sign-offs; everybody has just confirmed to be themselves. */
export async function signingWorld(signOffs: object[] = threeSignOffs, now = at("2026-11-21")): Promise<SigningWorld> {
  const world: World = { store: await freshStore(), library: smallLibrary({ signOffs } as object), now };
  const made = async (person: Parameters<typeof makePerson>[1]): Promise<Visitor> => ({ ...(await makePerson(world.store, person)), steppedUpAt: now });
  const trainer = await made({ name: "苏晓岚", otherName: "Su Xiaolan", roles: ["trainer"] });
  const lead = await made({ name: "周启航", otherName: "Zhou Qihang", isSupervisor: true });
  const hr = await made({ name: "沈佳宁", otherName: "Shen Jianing", roles: ["hr"] });
  const learner = await made({ name: "林悦", otherName: "Lin Yue", staffNumber: "11940", managerId: lead.personId });
  await inGroup(world, trainer, learner);
  return { ...world, trainer, lead, hr, learner };
}

/** Puts somebody into a new group of a trainer. */
export const inGroup = (world: World, trainer: Visitor, learner: Visitor) =>
  world.store.tx(async (w) => {
    const groupId = newId();
    await w.insert(groups).values({ id: groupId, name: "Group", sortKey: groupId, createdAt: at("2026-01-01") });
    const fromOn = "2026-01-01";
    await w.insert(groupMemberships).values([
      { groupId, personId: trainer.personId, part: "trainer", fromOn },
      { groupId, personId: learner.personId, part: "member", fromOn },
    ]);
  });

/** Assigns the course and meets every requirement of it, the last one on a day. */
export async function meetAll(world: World, learner: Visitor, day = "2026-11-20") {
  await world.store.tx((w) => assign(w, world.library, { personId: learner.personId, courseId: "boot-camp", assignedBy: null }, at("2026-11-02")));
  const facts = factsFor(world, learner.personId);
  await facts.read("hear", at("2026-11-10"));
  await facts.read("pause", at("2026-11-10"));
  await facts.quiz(at("2026-11-11"));
  await facts.rolePlay(at(day));
}

/** The one link that waits for the learner now, as a form would carry it; under another id if one is given. */
export async function linkOf({ store, learner }: SigningWorld, signOffId?: string): Promise<string> {
  const [wait] = await store.read.select().from(signOffWaits).where(eq(signOffWaits.personId, learner.personId));
  return [wait!.personId, wait!.certificationId, signOffId ?? wait!.signOffId, wait!.proofsHash].join(".");
}
