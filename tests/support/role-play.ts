import type { Library } from "~/content/library";
import { hashPassword, setPassword } from "~/people/passwords.server";
import type { Visitor } from "~/people/visitor";
import { action as plan } from "~/routes/grading_.new/route";
import { action as score } from "~/routes/performances.$id_.score/route";
import { action as sign, loader as signPage } from "~/routes/performances.$id_.sign/route";
import { groupMemberships, groups, sessions } from "~db/tables/people";
import { performances } from "~db/tables/role-plays";
import { freshStore } from "./database";
import { shippedLibrary } from "./library";
import { makePerson } from "./people";
import { post, visit, type World } from "./visit";

export const password = "correct horse 2026";
export const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);

let hashed: Promise<string> | undefined;

export type RolePlayWorld = World & { trainer: Visitor; learner: Visitor; customer: Visitor; observer: Visitor; otherTrainer: Visitor; manager: Visitor };

/** A trainer with a group of three, a second trainer without one, and a database of their own. */
export async function rolePlayWorld(library?: Library): Promise<RolePlayWorld> {
  const store = await freshStore();
  const manager = await makePerson(store, { name: "周启航", isSupervisor: true });
  const learner = await makePerson(store, { name: "林悦", otherName: "Lin Yue", managerId: manager.personId });
  const customer = await makePerson(store, { name: "周航", otherName: "Zhou Hang" });
  const observer = await makePerson(store, { name: "吴恬", otherName: "Wu Tian" });
  const trainer = await makePerson(store, { name: "苏晓岚", otherName: "Su Xiaolan", roles: ["trainer"], managerId: manager.personId });
  const otherTrainer = await makePerson(store, { name: "Maria Keller", roles: ["trainer"] });
  const hash = await (hashed ??= hashPassword(password));
  await store.tx(async (w) => {
    await w.insert(groups).values({ id: "east", name: "东区", sortKey: "east", createdAt: at("2026-01-01") });
    for (const { personId } of [learner, customer, observer, manager])
      await w.insert(groupMemberships).values({ groupId: "east", personId, part: "member", fromOn: "2026-01-01" });
    await w.insert(groupMemberships).values({ groupId: "east", personId: trainer.personId, part: "trainer", fromOn: "2026-01-01" });
    for (const { personId, sessionId } of [trainer, otherTrainer]) {
      await setPassword(w, personId, hash, at("2026-01-01"));
      await w
        .insert(sessions)
        .values({ id: sessionId, personId, startedAt: at("2026-01-01"), seenAt: at("2026-11-21"), userAgent: "test", address: "127.0.0.1" });
    }
  });
  return { store, library: library ?? (await shippedLibrary()), now: at("2026-11-27", "14:20"), trainer, learner, customer, observer, otherTrainer, manager };
}

/** The form that plans the learner into RP04 for now, as the trainer would send it. */
export const planOf = (world: RolePlayWorld, change: Record<string, string | string[]> = {}) => ({
  person: world.learner.personId,
  scenario: "rp04",
  variant: "before-friday",
  customer: world.customer.personId,
  observer: world.observer.personId,
  day: "2026-11-27",
  time: "14:20",
  room: "2",
  towards: "frontline-service",
  ...change,
});

/** Plans by the real page and gives the performance. */
export async function planned(world: RolePlayWorld, change: Record<string, string | string[]> = {}) {
  const before = (await world.store.read.select({ id: performances.id }).from(performances)).map(({ id }) => id);
  const answer = await post(world, world.trainer, plan, "/grading/new", planOf(world, change));
  if (answer.status !== 303) throw new Error(JSON.stringify(answer.data));
  const rows = await world.store.read.select().from(performances);
  return rows.find(({ id }) => !before.includes(id))!;
}

type Row = typeof performances.$inferSelect;
/** A complete scorecard as the form sends it: fours throughout unless changed. */
export const marksOf = (performance: Row, change: Record<string, string | string[]> = {}) => ({
  rubricHash: performance.rubricHash,
  writer: "page1",
  turn: "1",
  base: "0",
  intent: "submit",
  ...Object.fromEntries(["listening", "body-language", "tone", "language", "empathy", "problem-solving", "closing"].map((id) => [`level.${id}`, "4"])),
  ...change,
});

export const submit = (world: RolePlayWorld, performance: Row, change: Record<string, string | string[]> = {}, visitor = world.trainer) =>
  post(world, visitor, score, `/performances/${performance.id}/score`, marksOf(performance, change), { id: performance.id });

/** What the sign page shows, with the hash to sign. */
export const shownToSign = (world: RolePlayWorld, performance: Row, visitor = world.trainer) =>
  visit(world, visitor, signPage, `/performances/${performance.id}/sign`, { id: performance.id });

export const signIt = (world: RolePlayWorld, performance: Row, form: Record<string, string>, visitor = world.trainer) =>
  post(world, visitor, sign, `/performances/${performance.id}/sign`, form, { id: performance.id });

/** Scores and signs by the real pages. */
export async function scoredAndSigned(world: RolePlayWorld, performance: Row, change: Record<string, string | string[]> = {}, visitor = world.trainer) {
  const submitted = await submit(world, performance, change, visitor);
  if (submitted.status !== 303) throw new Error(JSON.stringify(submitted.data));
  const { hash } = (await shownToSign(world, performance, visitor)).data;
  return signIt(world, performance, { hash, password }, visitor);
}
